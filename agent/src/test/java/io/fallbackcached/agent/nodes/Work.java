package io.fallbackcached.agent.nodes;

/** How much nodes did in a round. Immutable. */
public final class Work {

    public static final Work NONE = new Work(0, 0, 0);

    private final long calls;
    private final long ran;
    private final long failures;

    private Work(long calls, long ran, long failures) {
        this.calls = calls;
        this.ran = ran;
        this.failures = failures;
    }

    /** As nodes tell it. */
    static Work parse(String told) {
        String[] numbers = told.split(" ", -1);
        return new Work(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    public Work and(Work other) {
        return new Work(calls + other.calls, ran + other.ran, failures + other.failures);
    }

    /** The share of calls that ran no body, in percent. */
    public long hits() {
        return 100 * (calls - ran) / Math.max(1, calls);
    }

    @Override
    public String toString() {
        return calls + " calls, " + hits() + " % of them hits, " + failures + " failures of the database";
    }
}
