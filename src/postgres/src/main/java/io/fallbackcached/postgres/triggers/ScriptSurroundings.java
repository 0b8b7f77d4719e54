package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is to be removed beside the triggers of tables. Immutable. */
final class ScriptSurroundings {

    static final String SCHEMA_COMMENT = "FallbackCached: functions of its triggers";

    private static final String FUNCTION_SCHEMAS = "SELECT DISTINCT n.nspname,"
            + " coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace') = ?, false)"
            + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
            + " WHERE p.proname IN ('" + TriggerFunction.CHANGED + "', '" + TriggerFunction.DEFINED + "')"
            + " AND pg_catalog.starts_with(pg_catalog.obj_description(p.oid, 'pg_proc'), 'FallbackCached triggers')"
            + " ORDER BY n.nspname";

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
            readEventTriggers(connection, eventTriggers);
            readFunctions(connection, rest);
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

    private static void readEventTriggers(Connection connection, List<String> eventTriggers) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(EVENT_TRIGGERS);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                eventTriggers.add(rows.getString(1));
            }
        }
    }

    private static void readFunctions(Connection connection, List<String> rest) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(FUNCTION_SCHEMAS)) {
            ask.setString(1, SCHEMA_COMMENT);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    String schema = rows.getString(1);
                    rest.add(dropFunction(schema, TriggerFunction.CHANGED));
                    rest.add(dropFunction(schema, TriggerFunction.DEFINED));
                    if (rows.getBoolean(2)) {
                        rest.add(dropSchema(schema));
                    }
                }
            }
        }
    }

    private static String dropFunction(String schema, String function) {
        return "DROP FUNCTION IF EXISTS " + Quoted.name(schema, function) + "();\n";
    }

    /** It was made for the functions; somebody may have put something else into it. */
    private static String dropSchema(String schema) {
        return "DO $fallbackcached$\nBEGIN\n    DROP SCHEMA IF EXISTS " + Quoted.name(schema)
                + ";\nEXCEPTION WHEN dependent_objects_still_exist THEN\n"
                + "    RAISE NOTICE 'the schema is kept: it holds other things';\nEND;\n$fallbackcached$;\n";
    }
}
