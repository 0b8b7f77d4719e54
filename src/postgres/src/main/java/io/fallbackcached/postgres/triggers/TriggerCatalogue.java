package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a database's catalogue says of the tables and their triggers. Reads it and nothing else. */
final class TriggerCatalogue {

    private static final int OLDEST = 14;

    private TriggerCatalogue() {}

    /** @throws SQLFeatureNotSupportedException if the server is too old */
    static List<WrittenTable> tables(Connection connection, TablePatterns patterns) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new SQLFeatureNotSupportedException(
                    "triggers need PostgreSQL " + OLDEST + " or later, this is " + version);
        }
        try (Statement ask = connection.createStatement()) {
            Map<Long, List<InstalledTrigger>> triggers = triggers(ask);
            List<WrittenTable> tables = new ArrayList<>();
            try (ResultSet rows = ask.executeQuery(WrittenTable.QUERY)) {
                while (rows.next()) {
                    if (patterns.match(rows.getString(2), rows.getString(3))) {
                        tables.add(new WrittenTable(rows, triggers.getOrDefault(rows.getLong(1), List.of())));
                    }
                }
            }
            return tables;
        }
    }

    private static Map<Long, List<InstalledTrigger>> triggers(Statement ask) throws SQLException {
        Map<Long, InstalledFunction> functions = functions(ask);
        Map<Long, List<InstalledTrigger>> triggers = new HashMap<>();
        try (ResultSet rows = ask.executeQuery(InstalledTrigger.QUERY)) {
            while (rows.next()) {
                InstalledTrigger trigger = new InstalledTrigger(rows, functions);
                triggers.computeIfAbsent(trigger.table(), table -> new ArrayList<>())
                        .add(trigger);
            }
        }
        return triggers;
    }

    private static Map<Long, InstalledFunction> functions(Statement ask) throws SQLException {
        Map<Long, InstalledFunction> functions = new HashMap<>();
        try (ResultSet rows = ask.executeQuery(InstalledFunction.QUERY)) {
            while (rows.next()) {
                functions.put(rows.getLong(1), new InstalledFunction(rows));
            }
        }
        return functions;
    }
}
