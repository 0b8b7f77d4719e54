package io.fallbackcached.postgres.triggers;

/** What the check found about one table. Immutable. */
public final class TableFinding {

    /** Whether its writes are told. */
    public enum State {
        /** By whomever. */
        TOLD,
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

    public boolean isTold() {
        return state == State.TOLD;
    }

    /** For people; empty if nothing is wrong. */
    public String explanation() {
        return explanation;
    }

    @Override
    public String toString() {
        return Quoted.oneLine(table) + (isTold() ? ": told" : ": " + explanation);
    }
}
