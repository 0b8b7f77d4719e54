package io.fallbackcached.core.rules.match;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A view for each loader, by identity and gone with it: a loader may have an {@code equals} of its own. Thread-safe. */
final class LoaderViews {

    private final Map<Key, LoaderView> views = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final Supplier<LoaderView> factory;

    LoaderViews(Supplier<LoaderView> factory) {
        this.factory = factory;
    }

    LoaderView of(ClassLoader loader) {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            views.remove(gone);
        }
        return views.computeIfAbsent(new Key(loader, collected), key -> factory.get());
    }

    void forEach(Consumer<LoaderView> action) {
        views.values().forEach(action);
    }

    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> collected) {
            super(loader, collected);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof Key && ((Key) other).get() == loader;
        }
    }
}
