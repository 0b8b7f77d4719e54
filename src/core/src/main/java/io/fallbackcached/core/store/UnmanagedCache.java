package io.fallbackcached.core.store;

import java.util.concurrent.atomic.AtomicLong;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.cache2k.CacheManager;

/**
 * Builds cache2k caches that die with their last reference. A cache2k manager is held by a static map and holds its
 * caches; application objects in them would live as long as the agent. So each cache, once built, is taken off its
 * manager the way its own close does it, but stays open. Nothing else refers to it: it is eternal, so it has no timer,
 * and it has no listener.
 */
final class UnmanagedCache {

    private static final String MANAGER = "fallbackcached";
    private static final AtomicLong NAMES = new AtomicLong();

    private UnmanagedCache() {}

    static <V> Cache<Object, Entry<V>> create(long maximumSize) {
        Thread current = Thread.currentThread();
        ClassLoader context = current.getContextClassLoader();
        // cache2k looks for its core through the context loader, which is the application's.
        current.setContextClassLoader(UnmanagedCache.class.getClassLoader());
        try {
            CacheManager manager = CacheManager.getInstance(UnmanagedCache.class.getClassLoader(), MANAGER);
            Cache<Object, Entry<V>> cache = UnmanagedCache.<V>builder(manager)
                    .name("method" + NAMES.incrementAndGet())
                    .eternal(true)
                    .entryCapacity(maximumSize)
                    .disableStatistics(true)
                    .build();
            release(manager, cache);
            return cache;
        } finally {
            current.setContextClassLoader(context);
        }
    }

    // The builder wants type tokens; with erased types it builds the plain heap cache, whatever the entries hold.
    @SuppressWarnings("unchecked")
    private static <V> Cache2kBuilder<Object, Entry<V>> builder(CacheManager manager) {
        Cache2kBuilder<?, ?> builder = Cache2kBuilder.forUnknownTypes().manager(manager);
        return (Cache2kBuilder<Object, Entry<V>>) builder;
    }

    private static void release(CacheManager manager, Cache<?, ?> cache) {
        try {
            manager.getClass().getMethod("cacheClosed", Cache.class).invoke(manager, cache);
        } catch (ReflectiveOperationException e) {
            cache.close();
            throw new IllegalStateException(
                    "this version of cache2k would keep application objects alive; use the one the agent was built with",
                    e);
        }
    }
}
