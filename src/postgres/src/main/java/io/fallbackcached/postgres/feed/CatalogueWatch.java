package io.fallbackcached.postgres.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sees whether tables, views, functions, policies and the like have changed, whoever changed them: by a fingerprint of the
 * catalogue, of which temporary tables are no part. What VACUUM, ANALYZE and TRUNCATE note there does not count. Used by one
 * thread.
 *
 * <p>There is nothing else to go by without creating something in the database. The fingerprint is of the versions of rows,
 * and where rows are rewritten for other reasons, of what is in them; hashes are combined so that their order does not matter.
 */
public final class CatalogueWatch {

    // What initdb made does not change, but the schema that it made for users may.
    private static final String FIRST = "16384";

    private static final String FINGERPRINT = "WITH hidden AS MATERIALIZED (SELECT oid FROM pg_catalog.pg_namespace"
            + " WHERE nspname ~ '^pg_(toast_)?temp_'),"
            + " temporary AS MATERIALIZED (SELECT oid FROM pg_catalog.pg_class WHERE relpersistence = 't')"
            + part(
                    "pg_class",
                    "oid",
                    "pg_catalog.hash_record_extended(ROW(oid, relname, relnamespace, relowner, relkind,"
                            + " relpersistence, relrowsecurity, relforcerowsecurity, relispartition, relreplident, reloptions), 0)")
            + " WHERE relpersistence <> 't' AND relkind NOT IN ('t', 'S') AND oid >= " + FIRST
            + " UNION ALL" + part("pg_attribute", "attrelid", version("attrelid::int8 * 65536 + attnum"))
            + " WHERE attrelid >= " + FIRST + " AND attnum > 0 AND attrelid NOT IN (SELECT oid FROM temporary)"
            + " UNION ALL" + part("pg_attrdef", "adrelid", version("oid"))
            + " WHERE adrelid NOT IN (SELECT oid FROM temporary)"
            + " UNION ALL" + part("pg_proc", "oid", version("oid")) + " WHERE oid >= " + FIRST
            + " AND pronamespace NOT IN (SELECT oid FROM hidden)"
            + " UNION ALL" + part("pg_rewrite", "oid", version("oid")) + " WHERE oid >= " + FIRST
            + " AND ev_class NOT IN (SELECT oid FROM temporary)"
            + " UNION ALL" + part("pg_trigger", "tgrelid", version("oid"))
            + " WHERE NOT tgisinternal AND tgrelid NOT IN (SELECT oid FROM temporary)"
            + " UNION ALL" + part("pg_policy", "polrelid", version("oid"))
            + " UNION ALL" + part("pg_constraint", "conrelid", version("oid")) + " WHERE oid >= " + FIRST
            + " AND connamespace NOT IN (SELECT oid FROM hidden)"
            + " UNION ALL" + part("pg_index", "indrelid", version("indexrelid")) + " WHERE indexrelid >= " + FIRST
            + " AND indrelid NOT IN (SELECT oid FROM temporary)"
            + " AND indrelid NOT IN (SELECT reltoastrelid FROM pg_catalog.pg_class WHERE relpersistence = 't')"
            + " UNION ALL" + part("pg_inherits", "inhrelid", version("inhrelid::int8 * 65536 + inhseqno"))
            + " WHERE inhrelid NOT IN (SELECT oid FROM temporary)"
            + " UNION ALL" + part("pg_type", "oid", version("oid")) + " WHERE oid >= " + FIRST
            + " AND typnamespace NOT IN (SELECT oid FROM hidden) AND typtype <> 'c' AND typcategory <> 'A'"
            + " UNION ALL" + part("pg_enum", "oid", version("oid"))
            + " UNION ALL" + part("pg_operator", "oid", version("oid")) + " WHERE oid >= " + FIRST
            + " UNION ALL" + part("pg_cast", "oid", version("oid")) + " WHERE oid >= " + FIRST
            + " UNION ALL" + part("pg_namespace", "oid", version("oid"))
            + " WHERE oid NOT IN (SELECT oid FROM hidden)"
            + " UNION ALL" + part("pg_auth_members", "roleid", version("roleid::int8 * 4294967296 + member::int8"))
            + " UNION ALL"
            + part(
                    "pg_roles",
                    "oid",
                    "pg_catalog.hash_record_extended(ROW(oid, rolname, rolsuper, rolinherit, rolbypassrls), 0)");

    private static final int PART_OF_TIME = 100;
    private static final int PART_OF_TIME_IF_SUSPECTED = 10;

    private String fingerprint;
    private long cost;
    private long asked;
    private boolean suspected;

    private CatalogueWatch(Connection connection) throws SQLException {
        this.fingerprint = ask(connection);
    }

    /** Sees what changes from now on. */
    public static CatalogueWatch from(Connection connection) throws SQLException {
        return new CatalogueWatch(connection);
    }

    /** There may be a change: it is looked for sooner, though not for more than a tenth of the time. */
    public void suspect() {
        suspected = true;
    }

    /** Whether a change is suspected that has not been looked for. */
    public boolean isSuspected() {
        return suspected;
    }

    /**
     * Whether anything has changed since this was last asked; asks the server for a hundredth of the time at most, and says no
     * meanwhile.
     *
     * @param connection that commits by itself
     */
    public boolean changed(Connection connection) throws SQLException {
        long pause = cost * (suspected ? PART_OF_TIME_IF_SUSPECTED : PART_OF_TIME);
        if (System.nanoTime() - asked < pause) {
            return false;
        }
        suspected = false;
        String now = ask(connection);
        boolean changed = !now.equals(fingerprint);
        fingerprint = now;
        return changed;
    }

    private String ask(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        StringBuilder parts = new StringBuilder();
        try (Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery(FINGERPRINT)) {
            while (rows.next()) {
                parts.append(rows.getString(1))
                        .append(rows.getString(2))
                        .append(rows.getString(3))
                        .append(' ');
            }
        }
        asked = System.nanoTime();
        cost = asked - begun;
        return parts.toString();
    }

    private static String part(String table, String key, String hash) {
        return " SELECT '" + table + "', pg_catalog.count(" + key + "), pg_catalog.bit_xor(" + hash
                + ") FROM pg_catalog." + table;
    }

    /** Each change of a row makes a version of it that has another creator. */
    private static String version(String key) {
        return "pg_catalog.hashtextextended(xmin::text, (" + key + ")::int8)";
    }
}
