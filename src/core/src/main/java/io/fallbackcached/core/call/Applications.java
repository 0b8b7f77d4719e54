package io.fallbackcached.core.call;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caches of an application by its class loader. Holds both weakly: the caches hang off the woven classes, and
 * go with them.
 */
final class Applications {

    private final Map<@Nullable ClassLoader, WeakReference<LoaderCaches>> byLoader = new WeakHashMap<>();

    synchronized LoaderCaches of(@Nullable ClassLoader loader) {
        WeakReference<LoaderCaches> known = byLoader.get(loader);
        LoaderCaches caches = known == null ? null : known.get();
        if (caches == null) {
            caches = new LoaderCaches();
            byLoader.put(loader, new WeakReference<>(caches));
        }
        return caches;
    }

    /** The caches of every application that is still there. */
    synchronized List<LoaderCaches> all() {
        return byLoader.values().stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableList());
    }
}
