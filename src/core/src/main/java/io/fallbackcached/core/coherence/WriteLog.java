package io.fallbackcached.core.coherence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction has written and not committed yet, by savepoint, so that rolling back to one forgets just what came
 * after it. Not thread-safe.
 */
final class WriteLog {

    /** Beyond so many writes to one table in one transaction its rows are not told apart any more. */
    private static final int MOST_WRITES = 64;

    /** As {@link #MOST_WRITES}, of writes that insert many rows each. */
    private static final int MOST_ROWS = 1_000;

    /** Tables that most transactions write to at most. */
    private static final int FEW = 4;

    private final Database database;
    private final Deque<Level> levels = new ArrayDeque<>();

    WriteLog(Database database) {
        this.database = database;
        levels.push(new Level(""));
    }

    void add(TableWrite write) {
        levels.element().add(write);
    }

    void addEverything(String statement) {
        levels.element().everything = statement;
    }

    boolean isEmpty() {
        for (Level level : levels) {
            if (!level.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        if (levels.size() > 1 || !levels.element().clear()) {
            levels.clear();
            levels.push(new Level(""));
        }
    }

    void savepoint(String name) {
        levels.push(new Level(name));
    }

    /** The savepoint stays, and may be rolled back to again. One that is not known here leaves everything as written. */
    void rollbackTo(String name) {
        if (isKnown(name)) {
            while (!levels.element().name.equals(name)) {
                levels.pop();
            }
            levels.pop();
            levels.push(new Level(name));
        }
    }

    void release(String name) {
        if (isKnown(name)) {
            boolean last = false;
            while (!last) {
                Level released = levels.pop();
                last = released.name.equals(name);
                levels.element().addAll(released);
            }
        }
    }

    void mark(Doubt doubt) {
        for (Level level : levels) {
            for (List<TableWrite> writes : level.writes.values()) {
                for (TableWrite write : writes) {
                    write.table().mark(write, doubt);
                }
            }
            if (!level.everything.isEmpty()) {
                database.markEverything(level.everything, doubt);
            }
        }
    }

    WriteSet all() {
        Level only = levels.element();
        if (levels.size() == 1 && only.writes.size() == 1 && only.everything.isEmpty()) {
            return WriteSet.of(only.writes.values().iterator().next());
        }
        List<TableWrite> all = new ArrayList<>();
        for (Level level : levels) {
            if (!level.everything.isEmpty()) {
                return WriteSet.everything(level.everything, false);
            }
            for (List<TableWrite> writes : level.writes.values()) {
                all.addAll(writes);
            }
        }
        return WriteSet.of(all);
    }

    boolean touches(Freshness answer) {
        return answer.dependsOnAny(touched()) || (isEverything() && !answer.isEndless());
    }

    boolean touches(Set<Stripe> stripes) {
        return !stripes.isEmpty() && (isEverything() || !Collections.disjoint(touched(), stripes));
    }

    private Set<Stripe> touched() {
        Set<Stripe> stripes = new FewStripes();
        for (Level level : levels) {
            level.writes.forEach((table, writes) -> writes.forEach(write -> stripes.addAll(table.touched(write))));
        }
        return stripes;
    }

    private boolean isEverything() {
        return levels.stream().anyMatch(level -> !level.everything.isEmpty());
    }

    private boolean isKnown(String name) {
        for (Iterator<Level> all = levels.iterator(); all.hasNext(); ) {
            if (all.next().name.equals(name) && all.hasNext()) {
                return true;
            }
        }
        return false;
    }

    private static final class Level {
        private final String name;
        private final Map<Table, List<TableWrite>> writes = new LinkedHashMap<>(FEW);
        private String everything = "";

        Level(String name) {
            this.name = name;
        }

        boolean isEmpty() {
            return writes.isEmpty() && everything.isEmpty();
        }

        /** Forgets what was written, unless there is so much that it is better to begin anew. */
        boolean clear() {
            if (writes.size() > FEW) {
                return false;
            }
            writes.clear();
            everything = "";
            return true;
        }

        void add(TableWrite write) {
            List<TableWrite> ofTable = writes.computeIfAbsent(write.table(), unused -> new ArrayList<>());
            if (ofTable.size() == MOST_WRITES || rows(ofTable) > MOST_ROWS) {
                ofTable.clear();
                ofTable.add(TableWrite.any(write.table(), write.statement()));
            } else if (ofTable.isEmpty() || ofTable.get(0).kind() != TableWrite.Kind.ANY) {
                ofTable.add(write);
            }
        }

        private static int rows(List<TableWrite> writes) {
            int rows = 0;
            for (TableWrite write : writes) {
                rows += write.newRows().size();
            }
            return rows;
        }

        void addAll(Level other) {
            other.writes.values().forEach(all -> all.forEach(this::add));
            everything = other.everything.isEmpty() ? everything : other.everything;
        }
    }
}
