package io.fallbackcached.jdbc.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the application's objects, gone when they are. By identity: drivers' and pools' objects have equals of
 * their own. A value must not refer to its key. Thread-safe.
 */
final class WeakIdentityMap<K, V> {

    private final Map<Object, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final Consumer<V> gone;

    WeakIdentityMap() {
        this(value -> {});
    }

    /** @param gone is told the values whose keys were collected, some time after that */
    WeakIdentityMap(Consumer<V> gone) {
        this.gone = gone;
    }

    @Nullable
    V get(K key) {
        return values.get(new Probe(key));
    }

    void put(K key, V value) {
        purge();
        values.put(new Key(key, collected), value);
    }

    /** @return the value that is there already, or null */
    @Nullable
    V putIfAbsent(K key, V value) {
        purge();
        return values.putIfAbsent(new Key(key, collected), value);
    }

    @Nullable
    V remove(K key) {
        return values.remove(new Probe(key));
    }

    int size() {
        purge();
        return values.size();
    }

    private void purge() {
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            V value = values.remove(key);
            if (value != null) {
                gone.accept(value);
            }
        }
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object key, ReferenceQueue<Object> queue) {
            super(key, queue);
            this.hash = System.identityHashCode(key);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Object key = get();
            return this == other || (key != null && other instanceof Key && ((Key) other).get() == key);
        }
    }

    /** Looks a key up without making a reference to it. */
    private static final class Probe {
        private final Object key;

        Probe(Object key) {
            this.key = key;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(key);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key && ((Key) other).get() == key;
        }
    }
}
