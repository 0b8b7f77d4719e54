package io.fallbackcached.core.coherence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stripes of one table. Its lock is held for moments only, by commits that begin or end and by the first answer that
 * depends on rows by other columns than any before; never by a hit.
 */
public final class Table {

    /** An application that selects by ever new columns must not make a table's stripes grow for ever. */
    private static final int MOST_ROW_STRIPES = 16;

    private final Database database;
    private final String name;
    private final Stripe anyWrite;
    private final Stripe namesake;
    private final List<RowStripes> byColumns = new ArrayList<>(1);
    private final List<TwoKeys> byTwoKeys = new ArrayList<>(0);
    private final Set<Doubt> doubts = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile Set<String> tellingColumns = Set.of();
    private volatile @Nullable LastWrite lastWrite;

    /** @param namesake the stripe of all tables that have the same name without schema */
    Table(Database database, String name, long time, Stripe namesake) {
        this.database = database;
        this.name = name;
        this.anyWrite = new Stripe(time);
        this.namesake = namesake;
    }

    /** As the database's catalogue has it: {@code schema.name}. */
    public String name() {
        return name;
    }

    Database database() {
        return database;
    }

    /**
     * Whether answers depend on rows by what they have in a column. What a write says of others concerns nobody: to an answer that is
     * the first to depend on one, it says nothing of it.
     */
    public boolean tellsRowsBy(String column) {
        return tellingColumns.contains(column);
    }

    /** The commit that last wrote here; null if none was seen. */
    public @Nullable LastWrite lastWrite() {
        return lastWrite;
    }

    void dependOnAnyRow(Set<Stripe> stripes) {
        stripes.add(anyWrite);
    }

    synchronized void dependOn(RowRead read, Set<Stripe> stripes) {
        RowStripes rows = rows(read.columns(), read.unique());
        if (rows == null) {
            stripes.add(anyWrite);
            return;
        }
        Map<String, Object> otherKey = read.otherKey();
        RowStripes others = otherKey.isEmpty() ? null : rows(otherKey.keySet(), true);
        if (others == null) {
            rows.dependOn(read, stripes);
        } else {
            stripes.add(rows.of(read.rows().get(0)));
            stripes.add(others.of(otherKey));
            stripes.add(twoKeys(rows, others).neither());
        }
    }

    /** What a write touches here, as of now. */
    synchronized Set<Stripe> touched(TableWrite write) {
        Set<Stripe> stripes = new FewStripes();
        touch(write, stripes::add);
        return stripes;
    }

    /** Marks what the write touches; stripes that come into being while the doubt lasts will be in doubt too. */
    synchronized void mark(TableWrite write, Doubt doubt) {
        doubts.add(doubt);
        doubt.mark(this, write);
    }

    synchronized void settled(Doubt doubt) {
        doubts.remove(doubt);
    }

    void written(LastWrite write) {
        lastWrite = write;
    }

    /** To be called with this table's lock. */
    void touch(TableWrite write, Consumer<Stripe> touched) {
        touched.accept(anyWrite);
        touched.accept(namesake);
        touched.accept(database.whole());
        for (RowStripes rows : byColumns) {
            rows.touch(write, touched);
        }
        for (TwoKeys keys : byTwoKeys) {
            keys.touch(write, touched);
        }
    }

    private @Nullable RowStripes rows(Set<String> columns, boolean unique) {
        for (RowStripes known : byColumns) {
            if (known.areBy(columns)) {
                return known;
            }
        }
        if (byColumns.size() >= MOST_ROW_STRIPES) {
            return null;
        }
        RowStripes fresh = new RowStripes(columns, unique, anyWrite.time());
        doubts.forEach(doubt -> fresh.unknown().forEach(doubt::mark));
        byColumns.add(fresh);
        Set<String> telling = new HashSet<>(tellingColumns);
        telling.addAll(fresh.columns());
        tellingColumns = Set.copyOf(telling);
        return fresh;
    }

    private TwoKeys twoKeys(RowStripes one, RowStripes other) {
        for (TwoKeys known : byTwoKeys) {
            if (known.are(one, other)) {
                return known;
            }
        }
        TwoKeys fresh = new TwoKeys(one, other, anyWrite.time());
        doubts.forEach(doubt -> doubt.mark(fresh.neither()));
        byTwoKeys.add(fresh);
        return fresh;
    }

    @Override
    public String toString() {
        return name;
    }
}
