package io.fallbackcached.core.call;

/** What happened to the calls of one method that were no plain hits, so far. Hits are not counted: they must cost nothing. */
public final class Statistics {

    private final long misses;
    private final long loads;
    private final long bypasses;
    private final long refusals;
    private final long unkept;

    Statistics(long misses, long loads, long bypasses, long refusals, long unkept) {
        this.misses = misses;
        this.loads = loads;
        this.bypasses = bypasses;
        this.refusals = refusals;
        this.unkept = unkept;
    }

    /** Calls that found nothing kept. */
    public long misses() {
        return misses;
    }

    /** Body runs whose result was to be kept. */
    public long loads() {
        return loads;
    }

    /** Body runs that nobody waited for and nothing was kept of. */
    public long bypasses() {
        return bypasses;
    }

    /** Arguments and results that could not be kept. */
    public long refusals() {
        return refusals;
    }

    /** Loads whose result was not kept because of where it came from: overtaken by a write, or of unknown origin. */
    public long unkept() {
        return unkept;
    }

    @Override
    public String toString() {
        return misses + " misses, " + loads + " loads, " + bypasses + " bypasses, " + refusals + " refusals, " + unkept
                + " not kept";
    }
}
