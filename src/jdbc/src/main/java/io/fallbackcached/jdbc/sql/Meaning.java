package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** What executing one statement does to a database, erring on the safe side. Immutable. */
public final class Meaning {

    private final List<TableUse> reads;
    private final List<TableUse> writes;
    private final boolean readsAnything;
    private final boolean writesAnything;
    private final boolean writesMore;
    private final boolean definesTables;
    private final boolean changesSettings;
    private final String unkept;
    private final String why;

    private Meaning(Builder builder) {
        this.reads = List.copyOf(builder.reads);
        this.writes = List.copyOf(builder.writes);
        this.readsAnything = builder.readsAnything;
        this.writesAnything = builder.writesAnything;
        this.writesMore = builder.writesMore;
        this.definesTables = builder.definesTables;
        this.changesSettings = builder.changesSettings;
        this.unkept = builder.unkept;
        this.why = builder.why;
    }

    /** Reads nothing and writes nothing. */
    public static final Meaning NOTHING = new Builder().build();

    /** May read and write anything. */
    public static Meaning unknown(String why) {
        return new Builder()
                .readsAnything()
                .writesAnything()
                .changesSettings()
                .unkept(why)
                .why(why)
                .build();
    }

    /** Every table whose rows the result may come from, unless {@link #readsAnything}. */
    public List<TableUse> reads() {
        return reads;
    }

    public List<TableUse> writes() {
        return writes;
    }

    /** Any table of this database may have been read. */
    public boolean readsAnything() {
        return readsAnything;
    }

    /** Any table of this database may have been written, and nothing can tell which. */
    public boolean writesAnything() {
        return writesAnything;
    }

    /** More may have been written than {@link #writes} says (triggers, cascades, functions); the locks held before commit tell. */
    public boolean writesMore() {
        return writesMore;
    }

    public boolean writesNothing() {
        return writes.isEmpty() && !writesAnything && !writesMore;
    }

    /** Whether there is nothing to it but what it reads. */
    public boolean onlyReads() {
        return writesNothing() && !definesTables && !changesSettings;
    }

    /** Tables, views, functions or the like change by it, so that meanings found before may be wrong after it. */
    public boolean definesTables() {
        return definesTables;
    }

    /** It may change settings of the session that later statements depend on, in a way that cannot be told. */
    public boolean changesSettings() {
        return changesSettings;
    }

    /** Why a result must not be kept (a volatile function, a row lock, a temporary table …); empty if it may be. */
    public String unkept() {
        return unkept;
    }

    /** Why this is not exact, for people; empty if it is. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return "reads " + (readsAnything ? "anything" : reads) + ", writes "
                + (writesAnything ? "anything" : writes) + (writesMore ? " and more" : "")
                + (unkept.isEmpty() ? "" : ", not kept: " + unkept) + (why.isEmpty() ? "" : " (" + why + ")");
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final List<TableUse> reads = new ArrayList<>();
        private final List<TableUse> writes = new ArrayList<>();
        private boolean readsAnything;
        private boolean writesAnything;
        private boolean writesMore;
        private boolean definesTables;
        private boolean changesSettings;
        private String unkept = "";
        private String why = "";

        public Builder reads(TableUse use) {
            reads.add(use);
            return this;
        }

        public Builder writes(TableUse use) {
            writes.add(use);
            return this;
        }

        public Builder readsAnything() {
            readsAnything = true;
            return this;
        }

        public Builder writesAnything() {
            writesAnything = true;
            return this;
        }

        public Builder writesMore() {
            writesMore = true;
            return this;
        }

        public Builder definesTables() {
            definesTables = true;
            return this;
        }

        public Builder changesSettings() {
            changesSettings = true;
            return this;
        }

        /** The first reason counts. */
        public Builder unkept(String reason) {
            unkept = unkept.isEmpty() ? reason : unkept;
            return this;
        }

        /** The first reason counts. */
        public Builder why(String reason) {
            why = why.isEmpty() ? reason : why;
            return this;
        }

        public Meaning build() {
            return new Meaning(this);
        }
    }
}
