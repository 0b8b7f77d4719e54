package io.fallbackcached.postgres.triggers;

/** What the check found about one table. Immutable. */
public final class TableFinding {

    /** Whether its writes are told. */
    public enum State {
        /** By whomever. */
        TOLD,
        /** By whomever, but not by row: its key is another one since. */
        COARSE,
        MISSING,
        DISABLED,
        /** By triggers of an older version than this. */
        OLD,
        CHANGED,
        /** Some of them are not, and triggers cannot help. */
        REPLICATED
    }

    private final String table;
    private final State state;
    private final String explanation;

    TableFinding(String table, State state, String explanation) {
        this.table = table;
        this.state = state;
        this.explanation = explanation;
    }

    /** {@code schema.name} */
    public String table() {
        return table;
    }

    public State state() {
        return state;
    }

    /** Whether no write goes unheard. */
    public boolean isTold() {
        return state == State.TOLD || state == State.COARSE;
    }

    /** Whether nothing is to be done. */
    public boolean isComplete() {
        return state == State.TOLD;
    }

    /** For people; empty if nothing is wrong. */
    public String explanation() {
        return explanation;
    }

    @Override
    public String toString() {
        return Quoted.oneLine(table) + (isComplete() ? ": told" : ": " + explanation);
    }
}
