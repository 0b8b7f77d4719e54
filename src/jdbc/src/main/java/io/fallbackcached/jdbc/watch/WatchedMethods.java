package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.session.Connections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods that are watched, by the interface that declares them. Immutable. */
final class WatchedMethods {

    private static final String PREPARED = "java/sql/PreparedStatement";

    private final Map<String, List<Watched>> byName = new HashMap<>();
    private final Watcher binding;

    WatchedMethods(Connections connections) {
        StatementWatchers statements = new StatementWatchers(connections);
        this.binding = statements.binding();
        new DriverWatchers(connections).watched().forEach(this::add);
        statements.watched().forEach(this::add);
        new TransactionWatchers(connections).watched().forEach(this::add);
        new PostgresWatchers(connections).watched().forEach(this::add);
    }

    /** Who watches a method of a class; always the same for the same method. */
    @Nullable
    Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        if (Bindings.contain(methodName, descriptor)) {
            return !KnownWrappers.contain(type.name()) && type.isA(PREPARED) ? binding : null;
        }
        List<Watched> candidates = byName.get(methodName);
        if (candidates == null) {
            return null;
        }
        for (Watched candidate : candidates) {
            if (candidate.takes(descriptor) && (candidate.isEvenOfWrappers() || !KnownWrappers.contain(type.name()))) {
                if (candidate.declares(type)) {
                    return candidate.watcher();
                }
            }
        }
        return null;
    }

    private void add(Watched watched) {
        byName.merge(watched.methodName(), List.of(watched), WatchedMethods::joined);
    }

    private static List<Watched> joined(List<Watched> some, List<Watched> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableList());
    }
}
