package io.fallbackcached.bench.miss;

import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/** Cached by hand with cache2k. */
public final class ByHand implements Subject {

    private final Cache<Long, String> names = Cache2kBuilder.of(Long.class, String.class)
            .eternal(true)
            .entryCapacity(10_000)
            .disableStatistics(true)
            .build();

    @Override
    public String tiny(long key) {
        String known = names.peek(key);
        return known != null ? known : kept(key, Bodies.tiny(key));
    }

    @Override
    public String computed(long key) {
        String known = names.peek(key);
        return known != null ? known : kept(key, Bodies.computed(key));
    }

    @Override
    public String read(long key) {
        String known = names.peek(key);
        return known != null ? known : kept(key, Bodies.read(key));
    }

    @Override
    public String unrelated(long key) {
        return Bodies.tiny(key);
    }

    private String kept(long key, String name) {
        names.put(key, name);
        return name;
    }
}
