package io.fallbackcached.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks relations up. Not for more than one transaction. */
final class Relations {

    /** Which foreign keys carry a write on to the tables that refer to the written one. */
    enum Cascade {
        NONE("false"),
        /** An update carried on is an update again. */
        UPDATES("confupdtype IN ('c', 'n', 'd')"),
        ACTIONS("confdeltype IN ('c', 'n', 'd') OR confupdtype IN ('c', 'n', 'd')"),
        /** TRUNCATE CASCADE follows them all. */
        ALL("true");

        private final String condition;

        Cascade(String condition) {
            this.condition = condition;
        }
    }

    private final Connection connection;

    Relations(Connection connection) {
        this.connection = connection;
    }

    List<Relation> of(Collection<Long> oids) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        if (!oids.isEmpty()) {
            try (Statement ask = connection.createStatement();
                    ResultSet rows = ask.executeQuery(Relation.COLUMNS + " WHERE c.oid IN (" + listed(oids) + ")"
                            + " AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')"
                            + " ORDER BY n.nspname, c.relname")) {
                while (rows.next()) {
                    relations.add(new Relation(rows));
                }
            }
        }
        return relations;
    }

    /** The tables that a write to these can reach: they, their partitions and heirs, those that foreign keys lead to. */
    Set<Long> reached(Collection<Long> written, Cascade cascade) throws SQLException {
        Set<Long> reached = new HashSet<>(written);
        if (!written.isEmpty()) {
            String sql = "WITH RECURSIVE reached(oid) AS ("
                    + "SELECT oid FROM pg_class WHERE oid IN (" + listed(written) + ")"
                    + " UNION SELECT x.oid FROM reached, LATERAL ("
                    + "SELECT inhrelid AS oid FROM pg_inherits WHERE inhparent = reached.oid"
                    + " UNION ALL SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid = reached.oid"
                    + " AND (" + cascade.condition + ")) x) SELECT oid FROM reached";
            try (Statement ask = connection.createStatement();
                    ResultSet rows = ask.executeQuery(sql)) {
                while (rows.next()) {
                    reached.add(rows.getLong(1));
                }
            }
        }
        return reached;
    }

    /** The tables that foreign keys lead to from these. */
    Set<Long> ledTo(Collection<Long> reached, Cascade cascade) throws SQLException {
        Set<Long> led = new HashSet<>();
        if (!reached.isEmpty()) {
            try (Statement ask = connection.createStatement();
                    ResultSet rows = ask.executeQuery("SELECT conrelid FROM pg_constraint WHERE contype = 'f'"
                            + " AND confrelid IN (" + listed(reached) + ") AND (" + cascade.condition + ")")) {
                while (rows.next()) {
                    led.add(rows.getLong(1));
                }
            }
        }
        return led;
    }

    /**
     * The object id that a name, as written, has on the search path; 0 if there is none.
     */
    long named(String name) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT pg_catalog.to_regclass(?)::pg_catalog.oid")) {
            ask.setString(1, name);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static String listed(Collection<Long> oids) {
        return oids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
