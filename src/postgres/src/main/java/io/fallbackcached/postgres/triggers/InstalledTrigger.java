package io.fallbackcached.postgres.triggers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger of this name as a database has it. Immutable. */
final class InstalledTrigger {

    static final String QUERY = "SELECT t.tgrelid, t.tgname, t.tgtype, t.tgenabled, coalesce(t.tgoldtable::text, ''),"
            + " coalesce(t.tgnewtable::text, ''), pg_catalog.encode(t.tgargs, 'escape'),"
            + " t.tgqual IS NULL AND t.tgattr::text = '', t.tgfoid"
            + " FROM pg_catalog.pg_trigger t"
            + " WHERE NOT t.tgisinternal AND t.tgname IN (" + TriggerForm.NAMES + ")";

    private static final char ALWAYS = 'A';
    private static final char DISABLED = 'D';

    private final long table;
    private final String name;
    private final int type;
    private final char enabled;
    private final String oldRows;
    private final String newRows;
    private final String arguments;
    private final boolean unconditional;
    private final @Nullable InstalledFunction function;

    /**
     * @param row of {@link #QUERY}
     * @param functions by their numbers
     */
    InstalledTrigger(ResultSet row, Map<Long, InstalledFunction> functions) throws SQLException {
        this.table = row.getLong(1);
        this.name = row.getString(2);
        this.type = row.getInt(3);
        this.enabled = row.getString(4).charAt(0);
        this.oldRows = row.getString(5);
        this.newRows = row.getString(6);
        this.arguments = row.getString(7);
        this.unconditional = row.getBoolean(8);
        this.function = functions.get(row.getLong(9));
    }

    long table() {
        return table;
    }

    String name() {
        return name;
    }

    boolean is(TriggerForm form) {
        return name.equals(form.triggerName());
    }

    /** What differs from how it is meant to be; null if nothing does. */
    @Nullable
    Fault fault(TriggerForm form, TriggerFunction meant) {
        if (enabled == DISABLED) {
            return new Fault(TableFinding.State.DISABLED, name + " is disabled");
        }
        if (enabled != ALWAYS) {
            return new Fault(
                    TableFinding.State.CHANGED, name + " does not fire in every session (ENABLE ALWAYS is missing)");
        }
        if (!hasShapeOf(form)) {
            return changed();
        }
        return function == null ? changed() : function.fault(meant);
    }

    private Fault changed() {
        return new Fault(TableFinding.State.CHANGED, name + " is not what the script installs");
    }

    private boolean hasShapeOf(TriggerForm form) {
        String argument = form.argument();
        return type == form.type()
                && unconditional
                && oldRows.equals(form.oldRows())
                && newRows.equals(form.newRows())
                && arguments.equals(argument.isEmpty() ? "" : argument + "\\000");
    }
}
