package io.fallbackcached.bench.miss;

import io.fallbackcached.annotations.FallbackCached;

/** Cached by the agent, but for every call that is made. */
public final class Conditional implements Subject {

    static boolean never(long key) {
        return key < 0;
    }

    @Override
    @FallbackCached(condition = "never")
    public String tiny(long key) {
        return Bodies.tiny(key);
    }

    @Override
    @FallbackCached(condition = "never")
    public String computed(long key) {
        return Bodies.computed(key);
    }

    @Override
    @FallbackCached(condition = "never")
    public String read(long key) {
        return Bodies.read(key);
    }

    @Override
    public String unrelated(long key) {
        return Bodies.tiny(key);
    }
}
