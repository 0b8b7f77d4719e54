package io.fallbackcached.postgres.triggers;

import java.util.List;
import java.util.stream.Collectors;

/** A function that triggers call. Immutable. */
final class TriggerFunction {

    /** To be counted up whenever a source changes. */
    static final int VERSION = 1;

    /**
     * What the functions are made to run with, as {@code pg_proc.proconfig} has it: nobody's objects but the server's, and the
     * plans of before, which it would take longer to replace than to execute.
     */
    static final List<String> SETTINGS =
            List.of("search_path=pg_catalog, pg_temp", "plan_cache_mode=force_generic_plan");

    /** What the comments on the functions begin with. */
    static final String COMMENT = "FallbackCached triggers, version ";

    /** Tells the table. */
    static final TriggerFunction WHOLE = new TriggerFunction("changed", "trigger", withTelling("changed"));

    /** Tells that definitions have changed. */
    static final TriggerFunction DEFINED = new TriggerFunction("defined", "event_trigger", SqlText.of("defined"));

    private static final int LONGEST_NAME = 40;

    private final String name;
    private final String type;
    private final String source;

    private TriggerFunction(String name, String type, String source) {
        this.name = name;
        this.type = type;
        this.source = source;
    }

    /** Tells rows by the values of these columns; by none, the table. Tables with the same names of columns share it. */
    static TriggerFunction byKey(List<String> columns) {
        return columns.isEmpty()
                ? WHOLE
                : new TriggerFunction(
                        nameFor(columns),
                        "trigger",
                        withTelling("changed-by-key").replace("@row@", KeyExpression.of(columns)));
    }

    String name() {
        return name;
    }

    /** Between the quotes. */
    String source() {
        return source;
    }

    /** Not SECURITY DEFINER: whoever writes needs no right but to write, on the schema and the function neither. */
    String create(String schema) {
        String quoted = Quoted.name(schema, name) + "()";
        return "CREATE OR REPLACE FUNCTION " + quoted + " RETURNS " + type + "\nLANGUAGE plpgsql\n"
                + SETTINGS.stream()
                        .map(setting -> "SET " + setting.replace("=", " = ") + "\n")
                        .collect(Collectors.joining())
                + "AS " + tagged(source) + ";\n"
                + "COMMENT ON FUNCTION " + quoted + " IS '" + COMMENT + VERSION + "';\n";
    }

    /** Names and hashes never meet: only what is one column, short and plain, has none. */
    private static String nameFor(List<String> columns) {
        String joined = String.join("_", columns);
        boolean plain = columns.size() == 1 && joined.length() <= LONGEST_NAME && joined.matches("[a-z0-9_]+");
        return "changed_by_"
                + (plain
                        ? joined
                        : joined.replaceAll("[^a-zA-Z0-9_]", "").substring(0, shortened(joined)) + "#"
                                + Integer.toHexString(columns.hashCode()));
    }

    private static int shortened(String joined) {
        return Math.min(LONGEST_NAME, joined.replaceAll("[^a-zA-Z0-9_]", "").length());
    }

    private static String tagged(String source) {
        String tag = "$fallbackcached$";
        while (source.contains(tag)) {
            tag = tag.substring(0, tag.length() - 1) + "_$";
        }
        return tag + source + tag;
    }

    private static String withTelling(String name) {
        return SqlText.of(name).replace("@tell@", SqlText.of("tell"));
    }

    @Override
    public String toString() {
        return name;
    }
}
