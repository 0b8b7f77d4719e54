package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.SqlStatement;
import java.sql.Connection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the statements of a session's transactions all see the same moment, or see what nobody has committed: then answers
 * from memory do not fit in. Not thread-safe.
 */
final class Isolation {

    private final boolean isPostgres;
    private boolean lasting;
    private boolean lastingBefore;
    private @Nullable Boolean ofTransaction;

    /** @param byDefault whether transactions are such if nobody says what they are to be */
    Isolation(boolean isPostgres, boolean byDefault) {
        this.isPostgres = isPostgres;
        this.lasting = byDefault;
        this.lastingBefore = byDefault;
    }

    /** @param setting lower-case */
    static boolean isSetBy(String setting) {
        return setting.equals("transaction isolation level")
                || setting.equals("default_transaction_isolation")
                || setting.equals("transaction_isolation");
    }

    static boolean isApart(boolean isPostgres, int level) {
        return level == Connection.TRANSACTION_REPEATABLE_READ
                || level == Connection.TRANSACTION_SERIALIZABLE
                || (level == Connection.TRANSACTION_READ_UNCOMMITTED && !isPostgres)
                || (level > Connection.TRANSACTION_SERIALIZABLE && !isPostgres);
    }

    boolean isApart() {
        Boolean now = ofTransaction;
        return now == null ? lasting : now;
    }

    void lasting(boolean apart) {
        lasting = apart;
    }

    void lasting(int level) {
        lasting = isApart(isPostgres, level);
    }

    /**
     * SQL has set something.
     *
     * @param local whether for the open transaction only
     * @return whether it was this
     */
    boolean set(SqlStatement statement, boolean local) {
        if (!isSetBy(statement.name())) {
            return false;
        }
        if (local || statement.name().equals("transaction_isolation")) {
            ofTransaction(statement.value());
        } else {
            lasting = isApart(statement.value());
        }
        return true;
    }

    /** @param level as SQL says it */
    void ofTransaction(String level) {
        ofTransaction = isApart(level);
    }

    void ofTransactionUnknown() {
        ofTransaction = true;
    }

    void ended(boolean committed) {
        ofTransaction = null;
        if (!committed) {
            // what was set in the transaction may be undone
            lasting |= lastingBefore;
        }
        lastingBefore = lasting;
    }

    private boolean isApart(String level) {
        switch (level.strip().toUpperCase(Locale.ROOT)) {
            case "READ COMMITTED":
                return false;
            case "READ UNCOMMITTED":
                return !isPostgres;
            default:
                return true;
        }
    }
}
