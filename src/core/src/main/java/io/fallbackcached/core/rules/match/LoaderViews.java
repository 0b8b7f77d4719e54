package io.fallbackcached.core.rules.match;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view for each loader, by identity and gone with it: a loader may have an {@code equals} of its own. Thread-safe. */
final class LoaderViews {

    private final Map<Object, LoaderView> views = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final AnnotationMarks marks;
    private final Map<String, ClassSketch> platformTypes;

    LoaderViews(AnnotationMarks marks, Map<String, ClassSketch> platformTypes) {
        this.marks = marks;
        this.platformTypes = platformTypes;
    }

    LoaderView of(ClassLoader loader) {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            views.remove(gone);
        }
        LoaderView known = views.get(new Sought(loader));
        if (known != null) {
            return known;
        }
        LoaderView fresh = new LoaderView(marks, platformTypes);
        LoaderView earlier = views.putIfAbsent(new Key(loader, collected), fresh);
        return earlier == null ? fresh : earlier;
    }

    void forEach(Consumer<LoaderView> action) {
        views.values().forEach(action);
    }

    /** Finds a key without being a reference, of which each costs the collector something. */
    private static final class Sought {
        private final ClassLoader loader;

        Sought(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(loader);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key && ((Key) other).get() == loader;
        }
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
