package io.fallbackcached.bench.miss;

/** Methods that may be cached, by what their bodies do; and one that nobody caches. */
public interface Subject {

    /** Takes nearly no time, so that nothing hides what is added to it. */
    String tiny(long key);

    /** Computes for some ten nanoseconds. */
    String computed(long key);

    /** Reads a row by its key from a PostgreSQL on this machine. */
    String read(long key);

    /** As {@link #tiny}; stands in the same class as the others, and no rule names it. */
    String unrelated(long key);
}
