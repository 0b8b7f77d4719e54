package io.fallbackcached.bench.miss;

/** Cached by nobody. */
public final class Bare implements Subject {

    @Override
    public String tiny(long key) {
        return Bodies.tiny(key);
    }

    @Override
    public String computed(long key) {
        return Bodies.computed(key);
    }

    @Override
    public String read(long key) {
        return Bodies.read(key);
    }

    @Override
    public String unrelated(long key) {
        return Bodies.tiny(key);
    }
}
