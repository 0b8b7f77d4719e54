package io.fallbackcached.jdbc.watch;

import static io.fallbackcached.jdbc.watch.Watched.method;

import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.session.Connections;
import io.fallbackcached.jdbc.session.TransactionEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches how transactions begin, end and are divided. */
final class TransactionWatchers {

    private static final String CONNECTION = "java/sql/Connection";
    private static final String RESOURCE = "javax/transaction/xa/XAResource";

    private final TransactionEvents events;

    TransactionWatchers(Connections connections) {
        this.events = new TransactionEvents(connections);
    }

    List<Watched> watched() {
        Watcher save = new Asking((target, arguments) -> events.savingPoint((Connection) target));
        return List.of(
                method(
                        CONNECTION,
                        "commit",
                        "()",
                        new Asking((target, arguments) -> events.committing((Connection) target))),
                method(
                        CONNECTION,
                        "rollback",
                        "()",
                        new Asking((target, arguments) -> events.rollingBack((Connection) target))),
                method(CONNECTION, "rollback", "(Ljava/sql/Savepoint;)", new Asking(this::rollbackTo)),
                method(CONNECTION, "releaseSavepoint", "(Ljava/sql/Savepoint;)", new Asking(this::release)),
                method(CONNECTION, "setSavepoint", "()", save),
                method(CONNECTION, "setSavepoint", "(Ljava/lang/String;)", save),
                method(CONNECTION, "setAutoCommit", "(Z)", new Asking(this::autoCommit)),
                method(RESOURCE, "commit", "(Ljavax/transaction/xa/Xid;Z)", new Asking(this::distribute)),
                method(RESOURCE, "prepare", "(Ljavax/transaction/xa/Xid;)", new Asking(this::distribute)),
                method(RESOURCE, "rollback", "(Ljavax/transaction/xa/Xid;)", new Asking(this::distribute)));
    }

    private @Nullable WatchedCall rollbackTo(Object target, @Nullable Object[] arguments) throws SQLException {
        Object savepoint = arguments[0];
        return savepoint instanceof Savepoint ? events.rollingBackTo((Connection) target, (Savepoint) savepoint) : null;
    }

    private @Nullable WatchedCall release(Object target, @Nullable Object[] arguments) throws SQLException {
        Object savepoint = arguments[0];
        return savepoint instanceof Savepoint ? events.releasing((Connection) target, (Savepoint) savepoint) : null;
    }

    private @Nullable WatchedCall autoCommit(Object target, @Nullable Object[] arguments) throws SQLException {
        return events.autoCommitting((Connection) target, Boolean.TRUE.equals(arguments[0]));
    }

    private @Nullable WatchedCall distribute(Object target, @Nullable Object[] arguments) {
        return target.getClass().getName().startsWith("org.postgresql.") ? null : events.distributing();
    }
}
