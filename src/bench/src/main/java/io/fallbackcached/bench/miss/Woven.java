package io.fallbackcached.bench.miss;

import io.fallbackcached.annotations.FallbackCached;

/** Cached by the agent. */
public final class Woven implements Subject {

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 10_000)
    public String tiny(long key) {
        return Bodies.tiny(key);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 10_000)
    public String computed(long key) {
        return Bodies.computed(key);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 10_000)
    public String read(long key) {
        return Bodies.read(key);
    }

    @Override
    public String unrelated(long key) {
        return Bodies.tiny(key);
    }
}
