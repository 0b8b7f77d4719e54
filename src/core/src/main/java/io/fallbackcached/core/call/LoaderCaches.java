package io.fallbackcached.core.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The caches of one application class loader, among which evict and put rules find theirs by name. Thread-safe. */
final class LoaderCaches {

    private final List<MethodCache> caches = new CopyOnWriteArrayList<>();

    void add(MethodCache cache) {
        caches.add(cache);
    }

    void remove(MethodCache cache) {
        caches.remove(cache);
    }

    List<MethodCache> all() {
        return caches;
    }

    /** The caches of a name; none for the empty name, which says that no rule may reach the cache. */
    List<MethodCache> named(String name) {
        return caches.stream()
                .filter(cache -> !name.isEmpty() && cache.name().equals(name))
                .collect(Collectors.toUnmodifiableList());
    }
}
