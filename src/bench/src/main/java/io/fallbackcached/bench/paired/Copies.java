package io.fallbackcached.bench.paired;

import io.fallbackcached.testkit.ThrowAwayLoader;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies of classes that nobody else runs. A loop that asks two implementations in turn is compiled for both; a copy of it
 * for each sees one only, and is compiled for that, as an application's loop is.
 */
public final class Copies {

    private final ClassLoader loader;

    public Copies(Class<?>... types) {
        Set<String> own = Arrays.stream(types).map(Class::getName).collect(Collectors.toSet());
        this.loader = new ThrowAwayLoader(types[0].getClassLoader(), own::contains);
    }

    /** An object of the copy of that class, which is public and has a public constructor without parameters. */
    public <T> T create(Class<? extends T> type, Class<T> as) {
        try {
            return as.cast(loader.loadClass(type.getName()).getConstructor().newInstance());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("no copy of " + type, fault);
        }
    }
}
