package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SQL for people to review and run: it installs the triggers of a database's tables, upgrades them, or removes them. Nothing is
 * run here. Immutable.
 */
public final class TriggerScript {

    public static final String DEFAULT_SCHEMA = "fallbackcached";

    private static final String LOCK_TIMEOUT = "500ms";

    // The script is UTF-8 wherever it is run; shorter than deadlock_timeout, so that no application is chosen to fail.
    private static final String BEGIN =
            "\nBEGIN;\nSET LOCAL client_encoding = 'UTF8';\nSET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "';\n";

    private final String database;
    private final String schema;
    private final List<WrittenTable> tables;
    private final ScriptSurroundings surroundings;

    private TriggerScript(String database, String schema, List<WrittenTable> tables, ScriptSurroundings surroundings) {
        this.database = database;
        this.schema = schema;
        this.tables = List.copyOf(tables);
        this.surroundings = surroundings;
    }

    /**
     * Reads the catalogue.
     *
     * @param schema of the functions, existing or to be created
     * @throws IllegalArgumentException if there can be no such schema
     */
    public static TriggerScript read(Connection connection, String schema, TablePatterns patterns) throws SQLException {
        if (schema.isBlank() || schema.startsWith("pg_") || schema.indexOf('$') >= 0) {
            throw new IllegalArgumentException("not a schema to install into: " + schema);
        }
        List<WrittenTable> tables = TriggerCatalogue.tables(connection, patterns);
        return new TriggerScript(
                connection.getCatalog(), schema, tables, ScriptSurroundings.read(connection, patterns));
    }

    /** How many tables it is about. */
    public int tables() {
        return tables.size();
    }

    /** Creates what is missing and replaces what differs. */
    public String install() {
        StringBuilder script = new StringBuilder(header());
        script.append(BEGIN);
        script.append(createSchema());
        functions().forEach(function -> script.append("\n").append(function.create(schema)));
        for (WrittenTable table : tables) {
            script.append(createTriggers(table));
        }
        script.append("\nCOMMIT;\n");
        script.append(SqlText.of("event-triggers").replace("@schema@", Quoted.name(schema)));
        return script.toString();
    }

    /** Removes the triggers of these tables; and, if they are all there are, the functions and the schema. */
    public String removal() {
        List<WrittenTable> having =
                tables.stream().filter(table -> !table.installed().isEmpty()).collect(Collectors.toList());
        StringBuilder script = new StringBuilder("-- Removes FallbackCached's triggers from " + count(having.size())
                + " of database " + Quoted.oneLine(database) + ".\n"
                + "-- Run it as the owner of the tables. Each is locked until the commit, reads included; a table in use by\n"
                + "-- a longer transaction ends the script after " + LOCK_TIMEOUT + " with nothing changed.\n");
        script.append(BEGIN);
        script.append(surroundings.dropEventTriggers());
        for (WrittenTable table : having) {
            script.append("\n");
            table.installed().forEach(trigger -> script.append(drop(table, trigger)));
        }
        script.append(surroundings.dropRest());
        return script.append("\nCOMMIT;\n").toString();
    }

    private String header() {
        return SqlText.of("install-header")
                .replace("@version@", Integer.toString(TriggerFunction.VERSION))
                .replace("@count@", count(tables.size()))
                .replace("@lock_timeout@", LOCK_TIMEOUT)
                .replace("@database@", Quoted.oneLine(database));
    }

    /** Only if there is none: the privilege to create one is asked for even if nothing is to be created. */
    private String createSchema() {
        String name = Quoted.name(schema);
        return "\nDO $fallbackcached$\nBEGIN\n    IF to_regnamespace(" + Quoted.literal(name) + ") IS NULL THEN\n"
                + "        CREATE SCHEMA " + name + ";\n"
                + "        COMMENT ON SCHEMA " + name + " IS '" + ScriptSurroundings.SCHEMA_COMMENT + "';\n"
                + "    END IF;\nEND;\n$fallbackcached$;\n";
    }

    /** By their names, so that the script is the same for the same tables. */
    private Collection<TriggerFunction> functions() {
        Map<String, TriggerFunction> functions = new TreeMap<>();
        functions.put(TriggerFunction.DEFINED.name(), TriggerFunction.DEFINED);
        functions.put(TriggerFunction.WHOLE.name(), TriggerFunction.WHOLE);
        for (WrittenTable table : tables) {
            for (TriggerForm form : table.forms()) {
                TriggerFunction function = form.function(table.key());
                functions.put(function.name(), function);
            }
        }
        return functions.values();
    }

    private String createTriggers(WrittenTable table) {
        StringBuilder sql = new StringBuilder("\n");
        table.superfluous().forEach(trigger -> sql.append(drop(table, trigger)));
        for (TriggerForm form : table.forms()) {
            String function = Quoted.name(schema, form.function(table.key()).name());
            sql.append(form.create(table.quoted(), function));
        }
        // ALWAYS: for sessions as well that set session_replication_role. ONLY: a partition has triggers of its own.
        sql.append(table.forms().stream()
                .map(form -> "\n    ENABLE ALWAYS TRIGGER " + form.triggerName())
                .collect(Collectors.joining(",", "ALTER TABLE ONLY " + table.quoted(), ";\n")));
        return sql.toString();
    }

    private static String drop(WrittenTable table, String trigger) {
        return "DROP TRIGGER IF EXISTS " + trigger + " ON " + table.quoted() + ";\n";
    }

    private static String count(int tables) {
        return tables == 1 ? "1 table" : tables + " tables";
    }
}
