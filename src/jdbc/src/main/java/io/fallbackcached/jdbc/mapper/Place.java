package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.watch.Watcher;
import java.util.List;

/** Methods of one type, whoever implements it, and who watches them. Immutable. */
final class Place {

    private final String type;
    private final List<String> methods;
    private final Watcher watcher;

    /**
     * @param type with slashes
     * @param methods by name, all overloads
     */
    Place(String type, List<String> methods, Watcher watcher) {
        this.type = type;
        this.methods = methods;
        this.watcher = watcher;
    }

    String type() {
        return type;
    }

    List<String> methods() {
        return methods;
    }

    Watcher watcher() {
        return watcher;
    }
}
