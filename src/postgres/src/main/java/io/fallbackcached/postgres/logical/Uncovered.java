package io.fallbackcached.postgres.logical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The tables of which changes are not heard, or are not told by rows. As of one moment; immutable. */
final class Uncovered {

    // Of parents, what their heirs lack counts.
    private static final String TABLES = "WITH RECURSIVE silent(oid, why) AS (SELECT oid,"
            + " CASE WHEN relkind = 'f' THEN 'foreign table' WHEN relkind = 'm' THEN 'materialized view'"
            + " WHEN relpersistence = 'u' THEN 'unlogged' END"
            + " FROM pg_catalog.pg_class WHERE relkind IN ('f', 'm') OR (relkind = 'r' AND relpersistence = 'u')"
            + " UNION SELECT i.inhparent, silent.why FROM silent JOIN pg_catalog.pg_inherits i ON i.inhrelid = silent.oid)"
            + " SELECT n.nspname || '.' || c.relname, s.why"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN silent s ON s.oid = c.oid WHERE s.oid IS NOT NULL OR (c.relkind = 'r'"
            + " AND c.relpersistence = 'p' AND c.oid >= 16384 AND NOT CASE c.relreplident WHEN 'f' THEN true"
            + " WHEN 'n' THEN false ELSE EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid"
            + " AND i.indisvalid AND i.indimmediate"
            + " AND CASE c.relreplident WHEN 'd' THEN i.indisprimary ELSE i.indisreplident END) END)";

    private final Map<String, String> silent = new HashMap<>();
    private final Map<String, String> coarse = new HashMap<>();

    private Uncovered() {}

    static Uncovered of(Connection control) throws SQLException {
        Uncovered uncovered = new Uncovered();
        try (Statement ask = control.createStatement();
                ResultSet rows = ask.executeQuery(TABLES)) {
            while (rows.next()) {
                String why = rows.getString(2);
                if (why == null) {
                    uncovered.coarse.put(rows.getString(1), "any writer, whole table (no replica identity)");
                } else {
                    uncovered.silent.put(rows.getString(1), "not covered: " + why);
                }
            }
        }
        return uncovered;
    }

    /** How many tables there are of which nothing is heard. */
    int silent() {
        return silent.size();
    }

    /** Whether changes of a table are heard; of the empty name: of every table. */
    boolean isHeard(String table) {
        return table.isEmpty() ? silent.isEmpty() : !silent.containsKey(table);
    }

    /** For people. */
    String coverageOf(String table) {
        return silent.getOrDefault(table, coarse.getOrDefault(table, "any writer, rows by key"));
    }
}
