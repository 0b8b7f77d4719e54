package io.fallbackcached.postgres.triggers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table that writes are to be told of, and the triggers it has. Immutable. */
final class WrittenTable {

    /**
     * Ordinary and partitioned tables, partitions too. Not temporary ones, which are nobody else's; not the server's; not those
     * that extensions bring, whose owners they are; not foreign ones, which are written elsewhere.
     */
    static final String QUERY = "SELECT c.oid, n.nspname, c.relname, c.relkind = 'p' OR (c.relhassubclass AND EXISTS ("
            + "WITH RECURSIVE below AS ("
            + "SELECT i.inhrelid AS id FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid"
            + " UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN below ON i.inhparent = below.id)"
            + " SELECT FROM below JOIN pg_catalog.pg_class f ON f.oid = below.id WHERE f.relkind = 'f')),"
            + " EXISTS (SELECT FROM pg_catalog.pg_subscription_rel s WHERE s.srrelid = c.oid),"
            + " ARRAY(SELECT a.attname::text FROM (SELECT (i.indkey::int2[])[0:i.indnkeyatts - 1] AS columns"
            + " FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid"
            + " AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute n"
            + " WHERE n.attrelid = c.oid AND n.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])"
            + " AND NOT n.attnotnull)"
            + " ORDER BY i.indisprimary DESC, i.indisreplident DESC, i.indnkeyatts, i.indexrelid LIMIT 1) AS k"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.columns) ORDER BY a.attnum)"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'"
            + " AND n.nspname <> 'information_schema' AND NOT pg_catalog.starts_with(n.nspname::text, 'pg_')"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass"
            + " AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype = 'e')"
            + " ORDER BY n.nspname, c.relname";

    private static final List<TriggerForm> BY_ROW =
            List.of(TriggerForm.INSERT, TriggerForm.UPDATE, TriggerForm.DELETE, TriggerForm.TRUNCATE);

    private static final List<TriggerForm> WHOLE = List.of(TriggerForm.ANY);

    private final String schema;
    private final String name;
    private final boolean whole;
    private final boolean replicated;
    private final List<String> key;
    private final List<InstalledTrigger> triggers;

    /**
     * @param row of {@link #QUERY}
     * @param triggers those of the table that have the names of ours
     */
    WrittenTable(ResultSet row, List<InstalledTrigger> triggers) throws SQLException {
        this.schema = row.getString(2);
        this.name = row.getString(3);
        // Rows of partitions are not told, and where a foreign table is among the heirs, naming the rows would make
        // writes fail.
        this.whole = row.getBoolean(4);
        this.replicated = row.getBoolean(5);
        this.key = List.of((String[]) row.getArray(6).getArray());
        this.triggers = List.copyOf(triggers);
    }

    /** {@code schema.name} */
    String table() {
        return schema + "." + name;
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    String quoted() {
        return Quoted.name(schema, name);
    }

    /** The triggers it is to have. */
    List<TriggerForm> forms() {
        return whole ? WHOLE : BY_ROW;
    }

    /** What its rows are told apart by: of the primary key, or another index that will do; empty if there is none. */
    List<String> key() {
        return key;
    }

    /** The names of ours that it has. */
    List<String> installed() {
        return triggers.stream().map(InstalledTrigger::name).sorted().collect(Collectors.toList());
    }

    /** Those of them that it is not to have. */
    List<String> superfluous() {
        return installed().stream()
                .filter(installed ->
                        forms().stream().noneMatch(form -> form.triggerName().equals(installed)))
                .collect(Collectors.toList());
    }

    TableFinding finding() {
        if (replicated) {
            return finding(
                    TableFinding.State.REPLICATED,
                    "a subscription writes it as well, for which no statement trigger fires");
        }
        if (triggers.isEmpty()) {
            return finding(TableFinding.State.MISSING, "no trigger");
        }
        List<String> missing = new ArrayList<>();
        for (TriggerForm form : forms()) {
            InstalledTrigger trigger =
                    triggers.stream().filter(one -> one.is(form)).findAny().orElse(null);
            Fault fault = trigger == null ? null : trigger.fault(form, form.function(key));
            if (fault != null) {
                return finding(fault.state(), fault.explanation());
            }
            if (trigger == null) {
                missing.add(form.triggerName());
            }
        }
        if (!missing.isEmpty()) {
            return finding(TableFinding.State.MISSING, String.join(", ", missing) + " missing");
        }
        return superfluous().isEmpty()
                ? finding(TableFinding.State.TOLD, "")
                : finding(TableFinding.State.CHANGED, String.join(", ", superfluous()) + " superfluous");
    }

    private TableFinding finding(TableFinding.State state, String explanation) {
        return new TableFinding(table(), state, explanation);
    }
}
