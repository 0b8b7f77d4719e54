package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The methods of one class that rules or annotations name, each with what names it in that order. Not thread-safe. */
final class NamedMethods {

    private final Map<String, List<NamedMethod>> byKey = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** @param key as {@link MethodSketch#key} */
    void add(String key, NamedMethod name) {
        List<NamedMethod> names = byKey.get(key);
        if (names == null) {
            names = new ArrayList<>();
            byKey.put(key, names);
        }
        names.add(name);
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    void addAll(String key, List<NamedMethod> names) {
        byKey.put(key, names);
    }

    /** Of the class as a whole. */
    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    List<NamedMethod> of(MethodSketch method) {
        return byKey.getOrDefault(method.key(), List.of());
    }

    Stream<NamedMethod> all() {
        return byKey.values().stream().flatMap(List::stream);
    }

    List<Refusal> refusals() {
        return refusals;
    }

    boolean isEmpty() {
        return byKey.isEmpty() && refusals.isEmpty();
    }
}
