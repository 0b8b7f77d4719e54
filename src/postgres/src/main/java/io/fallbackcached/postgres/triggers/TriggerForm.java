package io.fallbackcached.postgres.triggers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One trigger of a table, as it is meant to be. */
enum TriggerForm {
    INSERT("fallbackcached_insert", 4, "INSERT", "", "new_rows"),
    UPDATE("fallbackcached_update", 16, "UPDATE", "old_rows", "new_rows"),
    DELETE("fallbackcached_delete", 8, "DELETE", "old_rows", ""),
    TRUNCATE("fallbackcached_truncate", 32, "TRUNCATE", "", ""),
    /** Of tables whose rows are not told. */
    ANY("fallbackcached_any", 60, "INSERT OR UPDATE OR DELETE OR TRUNCATE", "", "");

    /** All names, as SQL wants a list of them. */
    static final String NAMES = Arrays.stream(values())
            .map(form -> Quoted.literal(form.triggerName))
            .collect(Collectors.joining(", "));

    /** The argument by which the function knows that the rows have names. */
    static final String ROWS = "rows";

    private final String triggerName;
    private final int type;
    private final String events;
    private final String oldRows;
    private final String newRows;

    TriggerForm(String triggerName, int type, String events, String oldRows, String newRows) {
        this.triggerName = triggerName;
        this.type = type;
        this.events = events;
        this.oldRows = oldRows;
        this.newRows = newRows;
    }

    String triggerName() {
        return triggerName;
    }

    /** As in {@code pg_trigger.tgtype}: events, after the statement. */
    int type() {
        return type;
    }

    /** What the trigger calls the rows before; empty if it does not. */
    String oldRows() {
        return oldRows;
    }

    /** What the trigger calls the rows after; empty if it does not. */
    String newRows() {
        return newRows;
    }

    String argument() {
        return oldRows.isEmpty() && newRows.isEmpty() ? "" : ROWS;
    }

    /** What it calls on a table with this key; nothing it is told of can have the key of a row where rows have no names. */
    TriggerFunction function(List<String> key) {
        return argument().isEmpty() ? TriggerFunction.WHOLE : TriggerFunction.byKey(key);
    }

    /**
     * @param table quoted
     * @param function quoted
     */
    String create(String table, String function) {
        return "CREATE OR REPLACE TRIGGER " + triggerName + " AFTER " + events + " ON " + table + referencing()
                + "\n    FOR EACH STATEMENT EXECUTE FUNCTION " + function
                + (argument().isEmpty() ? "()" : "('" + argument() + "')") + ";\n";
    }

    private String referencing() {
        if (argument().isEmpty()) {
            return "";
        }
        return "\n    REFERENCING"
                + (oldRows.isEmpty() ? "" : " OLD TABLE AS " + oldRows)
                + (newRows.isEmpty() ? "" : " NEW TABLE AS " + newRows);
    }
}
