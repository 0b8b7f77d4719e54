package io.fallbackcached.postgres.triggers;

/** How a trigger differs from what it is meant to be. Immutable. */
final class Fault {

    private final TableFinding.State state;
    private final String explanation;

    Fault(TableFinding.State state, String explanation) {
        this.state = state;
        this.explanation = explanation;
    }

    TableFinding.State state() {
        return state;
    }

    /** For people. */
    String explanation() {
        return explanation;
    }
}
