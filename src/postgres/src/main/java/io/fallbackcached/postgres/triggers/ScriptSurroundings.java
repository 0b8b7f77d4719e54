package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is to be removed beside the triggers of tables. Immutable. */
final class ScriptSurroundings {

    static final String SCHEMA_COMMENT = "FallbackCached: functions of its triggers";

    private static final String FUNCTIONS = "SELECT n.nspname, p.proname"
            + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
            + " WHERE pg_catalog.starts_with(pg_catalog.obj_description(p.oid, 'pg_proc'), '"
            + TriggerFunction.COMMENT + "') ORDER BY n.nspname, p.proname";

    private static final String SCHEMAS = "SELECT n.nspname FROM pg_catalog.pg_namespace n"
            + " WHERE pg_catalog.obj_description(n.oid, 'pg_namespace') = '" + SCHEMA_COMMENT + "' ORDER BY n.nspname";

    private static final String EVENT_TRIGGERS = "SELECT e.evtname FROM pg_catalog.pg_event_trigger e"
            + " WHERE e.evtname IN ('fallbackcached_defined', 'fallbackcached_dropped') ORDER BY e.evtname";

    private final List<String> eventTriggers;
    private final List<String> rest;

    private ScriptSurroundings(List<String> eventTriggers, List<String> rest) {
        this.eventTriggers = List.copyOf(eventTriggers);
        this.rest = List.copyOf(rest);
    }

    /** @param patterns if not of all tables, others may still need what is beside them */
    static ScriptSurroundings read(Connection connection, TablePatterns patterns) throws SQLException {
        List<String> eventTriggers = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        if (patterns.areAll()) {
            try (Statement ask = connection.createStatement()) {
                readEventTriggers(ask, eventTriggers);
                readFunctions(ask, rest);
                readSchemas(ask, rest);
            }
        }
        return new ScriptSurroundings(eventTriggers, rest);
    }

    /** Needs a superuser; first, since they would fire for what follows. */
    String dropEventTriggers() {
        StringBuilder sql = new StringBuilder();
        eventTriggers.forEach(trigger ->
                sql.append("DROP EVENT TRIGGER IF EXISTS ").append(trigger).append("; -- superusers only\n"));
        return sql.toString();
    }

    /** Fails, and with it the whole script, where something still needs the functions. */
    String dropRest() {
        return rest.isEmpty() ? "" : "\n" + String.join("", rest);
    }

    private static void readEventTriggers(Statement ask, List<String> eventTriggers) throws SQLException {
        try (ResultSet rows = ask.executeQuery(EVENT_TRIGGERS)) {
            while (rows.next()) {
                eventTriggers.add(rows.getString(1));
            }
        }
    }

    private static void readFunctions(Statement ask, List<String> rest) throws SQLException {
        try (ResultSet rows = ask.executeQuery(FUNCTIONS)) {
            while (rows.next()) {
                rest.add("DROP FUNCTION IF EXISTS " + Quoted.name(rows.getString(1), rows.getString(2)) + "();\n");
            }
        }
    }

    private static void readSchemas(Statement ask, List<String> rest) throws SQLException {
        try (ResultSet rows = ask.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                rest.add(dropSchema(rows.getString(1)));
            }
        }
    }

    /** It was made for the functions; somebody may have put something else into it. */
    private static String dropSchema(String schema) {
        return "DO $fallbackcached$\nBEGIN\n    DROP SCHEMA IF EXISTS " + Quoted.name(schema)
                + ";\nEXCEPTION WHEN dependent_objects_still_exist THEN\n"
                + "    RAISE NOTICE 'the schema is kept: it holds other things';\nEND;\n$fallbackcached$;\n";
    }
}
