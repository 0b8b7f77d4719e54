package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Statements that may have set something in a session, until what they do is known better. Not thread-safe. */
final class Suspects {

    private static final int MOST = 8;

    private final Settings settings;
    private final List<SqlStatement> statements = new ArrayList<>();

    Suspects(Settings settings) {
        this.settings = settings;
    }

    /** What is set counts as lost; for good if there are too many to look into again. */
    void add(SqlStatement statement) {
        if (statements.size() >= MOST) {
            statements.clear();
        } else if (!settings.isLost() || !statements.isEmpty()) {
            statements.add(statement);
        }
        settings.lose();
    }

    /** Nothing is to be looked into again. */
    void clear() {
        statements.clear();
    }

    /** Whether what is set has been found again, because none of them sets anything after all. */
    boolean areCleared(Predicate<SqlStatement> setsSomething) {
        if (statements.isEmpty() || !statements.removeIf(setsSomething.negate()) || !statements.isEmpty()) {
            return false;
        }
        settings.found();
        return true;
    }
}
