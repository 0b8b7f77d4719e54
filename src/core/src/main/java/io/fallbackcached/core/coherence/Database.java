package io.fallbackcached.core.coherence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of one database, whoever connects to it and by whatever address. Thread-safe. */
public final class Database {

    private final String name;
    private final Coherence coherence;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final Stripe whole;
    private final Coverage coverage;
    private final Set<Doubt> doubts = Collections.newSetFromMap(new IdentityHashMap<>());
    private long unknownWriteAt;

    Database(String name, Coherence coherence, long time) {
        this.name = name;
        this.coherence = coherence;
        this.whole = new Stripe(time);
        this.coverage = new Coverage(name, coherence, time);
        this.unknownWriteAt = time;
    }

    public String name() {
        return name;
    }

    /** @param tableName as the database's catalogue has it: {@code schema.name} */
    public Table table(String tableName) {
        Table known = tables.get(tableName);
        return known != null ? known : create(tableName);
    }

    /** Puts everything in doubt, for a commit elsewhere that may reach what is in here. The caller ends the doubt. */
    public Doubt doubtEverything(String statement) {
        Doubt doubt = new Doubt(coherence);
        markEverything(statement, doubt);
        return doubt;
    }

    /** A doubt about nothing yet, for commits that are heard of. The caller ends it. */
    public Doubt doubt() {
        return new Doubt(coherence);
    }

    /** Whether what others write here is heard. */
    public Coverage coverage() {
        return coverage;
    }

    /** The stripe that every write to this database touches. */
    Stripe whole() {
        return whole;
    }

    /** Marks everything there is; tables that come into being while the doubt lasts will be in doubt too. */
    synchronized void markEverything(String statement, Doubt doubt) {
        if (doubts.add(doubt)) {
            doubt.joined(this);
        }
        doubt.mark(whole);
        doubt.mark(coherence.unknownWrites());
        tables.values().forEach(table -> table.mark(TableWrite.any(table, statement), doubt));
    }

    synchronized void settled(Doubt doubt, long time) {
        if (doubts.remove(doubt)) {
            unknownWriteAt = Math.max(unknownWriteAt, time);
        }
    }

    private synchronized Table create(String tableName) {
        Table known = tables.get(tableName);
        if (known != null) {
            return known;
        }
        Table table = new Table(this, tableName, unknownWriteAt, coherence.namesake(tableName));
        doubts.forEach(doubt -> table.mark(TableWrite.any(table, "any"), doubt));
        tables.put(tableName, table);
        return table;
    }

    @Override
    public String toString() {
        return name;
    }
}
