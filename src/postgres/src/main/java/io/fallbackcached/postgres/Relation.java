package io.fallbackcached.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of one relation. Immutable. */
final class Relation {

    // The feed's own triggers write nothing; a function that somebody has put in the place of theirs may.
    private static final String ONLY_TELLS = "starts_with(t.tgname::text, 'fallbackcached_') AND EXISTS ("
            + "SELECT FROM pg_proc p WHERE p.oid = t.tgfoid"
            + " AND position('-- FallbackCached triggers, version ' IN p.prosrc) > 0)";

    static final String COLUMNS = "SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 't',"
            + " c.relrowsecurity, c.relhasrules AND c.relkind <> 'v',"
            + " c.relhassubclass OR c.relispartition,"
            + " EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D'"
            + "  AND NOT (" + ONLY_TELLS + ")),"
            + " EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgdeferrable),"
            + " CASE WHEN c.relkind = 'v' THEN pg_get_viewdef(c.oid) END,"
            + " ARRAY(SELECT p.proname::text FROM pg_depend d JOIN pg_proc p ON p.oid = d.refobjid"
            + "  WHERE d.refclassid = 'pg_proc'::regclass"
            + "  AND ((d.classid = 'pg_rewrite'::regclass AND d.objid IN (SELECT oid FROM pg_rewrite WHERE ev_class = c.oid))"
            + "  OR (d.classid = 'pg_policy'::regclass AND d.objid IN (SELECT oid FROM pg_policy WHERE polrelid = c.oid)))),"
            + " ARRAY(SELECT p.proname::text FROM pg_depend d JOIN pg_proc p ON p.oid = d.refobjid"
            + "  WHERE d.refclassid = 'pg_proc'::regclass"
            + "  AND ((d.classid = 'pg_constraint'::regclass"
            + "   AND d.objid IN (SELECT oid FROM pg_constraint WHERE conrelid = c.oid))"
            + "  OR (d.classid = 'pg_attrdef'::regclass AND d.objid IN (SELECT oid FROM pg_attrdef WHERE adrelid = c.oid))"
            + "  OR (d.classid = 'pg_class'::regclass AND d.objid IN (SELECT indexrelid FROM pg_index WHERE indrelid = c.oid))"
            + "  OR (d.classid = 'pg_class'::regclass AND d.objid = c.oid)))"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";

    private final long oid;
    private final String schema;
    private final String name;
    private final char kind;
    private final boolean temporary;
    private final boolean rowSecurity;
    private final boolean rules;
    private final boolean related;
    private final boolean triggers;
    private final boolean lateTriggers;
    private final @Nullable String view;
    private final List<String> calledOnRead;
    private final List<String> calledOnWrite;

    /** @param row of {@link #COLUMNS} */
    Relation(ResultSet row) throws SQLException {
        this.oid = row.getLong(1);
        this.schema = row.getString(2);
        this.name = row.getString(3);
        this.kind = row.getString(4).charAt(0);
        this.temporary = row.getBoolean(5);
        this.rowSecurity = row.getBoolean(6);
        this.rules = row.getBoolean(7);
        this.related = row.getBoolean(8);
        this.triggers = row.getBoolean(9);
        this.lateTriggers = row.getBoolean(10);
        this.view = row.getString(11);
        this.calledOnRead = strings(row.getArray(12));
        this.calledOnWrite = strings(row.getArray(13));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    long oid() {
        return oid;
    }

    String table() {
        return schema + "." + name;
    }

    boolean isCatalogue() {
        return schema.equals("pg_catalog") || schema.equals("information_schema");
    }

    /** A table of rows: plain, partitioned or foreign. */
    boolean isTable() {
        return kind == 'r' || kind == 'p' || kind == 'f';
    }

    boolean isView() {
        return kind == 'v';
    }

    /** Why rows of it must not be kept; empty if they may be. */
    String unkept() {
        if (isCatalogue()) {
            return "reads the catalogue";
        }
        if (temporary) {
            return "reads a temporary table";
        }
        switch (kind) {
            case 'm':
                return "reads the materialized view " + table();
            case 'f':
                return "reads the foreign table " + table();
            case 'S':
                return "reads the sequence " + table();
            default:
                return "";
        }
    }

    /** Whether mentioning it means other tables too, or more of a table that is mentioned as well. */
    boolean hidesTables() {
        return kind == 'v' || rowSecurity || rules;
    }

    /** A table of its own whose rows are what a statement names, no more and no less. */
    boolean isOrdinary() {
        return kind == 'r' && !temporary && !related && !rowSecurity;
    }

    /** Whether a write to it runs code that is not in the statement. */
    boolean actsOnWrites() {
        return triggers || rules;
    }

    /** Whether that code may run as late as in the commit. */
    boolean actsLate() {
        return lateTriggers;
    }

    /** The query behind a view; null for everything else. */
    @Nullable
    String view() {
        return view;
    }

    List<String> calledOnRead() {
        return calledOnRead;
    }

    List<String> calledOnWrite() {
        return calledOnWrite;
    }
}
