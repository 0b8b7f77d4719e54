package io.fallbackcached.core.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Watches what liquids do, and notes it. */
final class RecordingWatch implements WatchExtension, MethodWatch {

    private static final String LIQUID = "io/fallbackcached/core/watch/subject/Liquid";

    final List<String> events = new ArrayList<>();
    final List<@Nullable Object> targets = new ArrayList<>();
    boolean answersWithCall = true;

    @Nullable
    RuntimeException fault;

    @Nullable
    Error faultAtTheEnd;

    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return this;
    }

    @Override
    public List<String> signs() {
        return List.of("never/here", "liquid/");
    }

    @Override
    public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        return type.isA(LIQUID) && !methodName.equals("unwatched")
                ? watchers.computeIfAbsent(methodName, name -> (target, arguments) -> entered(name, target, arguments))
                : null;
    }

    @Override
    public void close() {}

    private @Nullable WatchedCall entered(String name, @Nullable Object target, @Nullable Object[] arguments) {
        events.add(name + Arrays.toString(arguments));
        targets.add(target);
        if (fault != null) {
            throw fault;
        }
        return answersWithCall ? new Ending() : null;
    }

    private final class Ending implements WatchedCall {
        @Override
        public void returned(@Nullable Object value) {
            events.add("returned " + value);
            if (faultAtTheEnd != null) {
                throw faultAtTheEnd;
            }
        }

        @Override
        public void thrown(Throwable failure) {
            events.add("threw " + failure);
        }
    }
}
