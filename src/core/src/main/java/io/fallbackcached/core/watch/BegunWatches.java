package io.fallbackcached.core.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extensions' watches, begun with the first class in which there may be something to watch: an application without a
 * database does not pay for them. Thread-safe.
 */
final class BegunWatches implements AutoCloseable {

    private final List<WatchExtension> extensions;
    private final WatchSetup setup;
    private final Runnable onFailure;
    private volatile @Nullable List<MethodWatch> begun;
    private volatile boolean failed;

    /** @param onFailure what else is to be done if one of them cannot begin */
    BegunWatches(List<WatchExtension> extensions, WatchSetup setup, Runnable onFailure) {
        this.extensions = extensions;
        this.setup = setup;
        this.onFailure = onFailure;
    }

    /** @throws RuntimeException or an error if one of them cannot begin, now and ever after */
    List<MethodWatch> all() {
        List<MethodWatch> known = begun;
        return known != null ? known : begin();
    }

    /** Whether they were needed and could not begin, so that writes go by unseen. */
    boolean failed() {
        return failed;
    }

    @Override
    public synchronized void close() {
        List<MethodWatch> known = begun;
        if (known != null) {
            known.forEach(MethodWatch::close);
        }
    }

    private synchronized List<MethodWatch> begin() {
        List<MethodWatch> known = begun;
        if (known != null) {
            return known;
        }
        if (failed) {
            throw new IllegalStateException("watching could not begin");
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries that look for settings or providers through the context loader must not find the application's.
        thread.setContextClassLoader(BegunWatches.class.getClassLoader());
        try {
            List<MethodWatch> fresh = new ArrayList<>();
            for (WatchExtension extension : extensions) {
                fresh.add(extension.begin(setup));
            }
            begun = fresh;
            return fresh;
        } catch (Throwable fault) {
            failed = true;
            onFailure.run();
            throw fault;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
