package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements of the texts that the application executes again and again. Thread-safe. */
final class StatementTexts {

    /** An application that writes values into its texts must not fill the heap with them. */
    private static final int MOST = 2_000;

    /** What long texts hold is mostly values. */
    private static final int LONGEST = 20_000;

    private final Map<String, List<SqlStatement>> known = new ConcurrentHashMap<>();

    List<SqlStatement> statements(String sql) {
        List<SqlStatement> statements = known.get(sql);
        if (statements == null) {
            statements = SqlText.statements(sql);
            if (sql.length() <= LONGEST) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(sql, statements);
            }
        }
        return statements;
    }
}
