package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.Watcher;

/** A method of an interface, or of one class, and who watches it wherever it is implemented. Immutable. */
final class Watched {

    private final String type;
    private final String methodName;
    private final String parameters;
    private final Watcher watcher;
    private final boolean evenOfWrappers;

    private Watched(String type, String methodName, String parameters, Watcher watcher, boolean evenOfWrappers) {
        this.type = type;
        this.methodName = methodName;
        this.parameters = parameters;
        this.watcher = watcher;
        this.evenOfWrappers = evenOfWrappers;
    }

    /**
     * @param type the declaring type, with slashes
     * @param parameters the beginning of the descriptor; with {@code )} the whole but the result
     */
    static Watched method(String type, String methodName, String parameters, Watcher watcher) {
        return new Watched(type, methodName, parameters, watcher, false);
    }

    /** The same in wrappers. */
    Watched evenOfWrappers() {
        return new Watched(type, methodName, parameters, watcher, true);
    }

    boolean isEvenOfWrappers() {
        return evenOfWrappers;
    }

    String methodName() {
        return methodName;
    }

    Watcher watcher() {
        return watcher;
    }

    boolean takes(String descriptor) {
        return descriptor.startsWith(parameters);
    }

    boolean declares(ClassFacts candidate) {
        return candidate.name().equals(type) || candidate.isA(type);
    }
}
