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

    private final Map<Object, Key> views = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final ConstantMarks marks;
    private final Map<String, ClassSketch> platformTypes;

    /** An application's classes come in long runs through one loader. */
    private volatile @Nullable Key latest;

    LoaderViews(ConstantMarks marks, Map<String, ClassSketch> platformTypes) {
        this.marks = marks;
        this.platformTypes = platformTypes;
    }

    LoaderView of(ClassLoader loader) {
        Key last = latest;
        if (last != null && last.get() == loader) {
            return last.view;
        }
        return find(loader);
    }

    private LoaderView find(ClassLoader loader) {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            views.remove(gone);
        }
        Key known = views.get(new Sought(loader));
        if (known == null) {
            Key fresh = new Key(loader, new LoaderView(marks, platformTypes), collected);
            Key earlier = views.putIfAbsent(fresh, fresh);
            known = earlier == null ? fresh : earlier;
        }
        latest = known;
        return known.view;
    }

    void forEach(Consumer<LoaderView> action) {
        views.values().forEach(each -> action.accept(each.view));
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
        private final LoaderView view;

        Key(ClassLoader loader, LoaderView view, ReferenceQueue<ClassLoader> collected) {
            super(loader, collected);
            this.view = view;
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
