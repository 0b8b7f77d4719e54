package io.fallbackcached.core.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the platform wraps around containers, and its immutable containers. Their classes have no public names; a
 * wrapper is made anew around a plain container of the same kind. A part of a list becomes a list.
 */
final class Views {

    private static final String COLLECTIONS = "java.util.Collections$";

    private static final Map<String, Copier> BY_NAME = Map.ofEntries(
            wrapper("UnmodifiableCollection", Views::list, list -> Collections.unmodifiableCollection(list)),
            wrapper("UnmodifiableList", Views::list, Collections::unmodifiableList),
            wrapper("UnmodifiableRandomAccessList", Views::list, Collections::unmodifiableList),
            wrapper("UnmodifiableSet", Views::set, Collections::unmodifiableSet),
            wrapper("UnmodifiableSortedSet", Views::sortedSet, set -> Collections.unmodifiableSortedSet(set)),
            wrapper("UnmodifiableNavigableSet", Views::sortedSet, Collections::unmodifiableNavigableSet),
            wrapper("SynchronizedCollection", Views::list, list -> Collections.synchronizedCollection(list)),
            wrapper("SynchronizedList", Views::list, Collections::synchronizedList),
            wrapper("SynchronizedRandomAccessList", Views::list, Collections::synchronizedList),
            wrapper("SynchronizedSet", Views::set, Collections::synchronizedSet),
            wrapper("SynchronizedSortedSet", Views::sortedSet, set -> Collections.synchronizedSortedSet(set)),
            wrapper("SynchronizedNavigableSet", Views::sortedSet, Collections::synchronizedNavigableSet),
            mapWrapper("UnmodifiableMap", Views::map, Collections::unmodifiableMap),
            mapWrapper("UnmodifiableSortedMap", Views::sortedMap, map -> Collections.unmodifiableSortedMap(map)),
            mapWrapper("UnmodifiableNavigableMap", Views::sortedMap, Collections::unmodifiableNavigableMap),
            mapWrapper("SynchronizedMap", Views::map, Collections::synchronizedMap),
            mapWrapper("SynchronizedSortedMap", Views::sortedMap, map -> Collections.synchronizedSortedMap(map)),
            mapWrapper("SynchronizedNavigableMap", Views::sortedMap, Collections::synchronizedNavigableMap),
            Map.entry("java.util.ArrayList$SubList", part()),
            Map.entry("java.util.AbstractList$SubList", part()),
            Map.entry("java.util.AbstractList$RandomAccessSubList", part()));

    static @Nullable Copier copierOf(Class<?> type) {
        String name = type.getName();
        boolean immutable = name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith(COLLECTIONS + "Singleton")
                || name.equals(COLLECTIONS + "CopiesList");
        return immutable ? immutable(type) : BY_NAME.get(name);
    }

    private static @Nullable Copier immutable(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return rebuilt(elements -> Collections.unmodifiableList(Arrays.asList(elements)));
        }
        if (Set.class.isAssignableFrom(type)) {
            return rebuilt(elements -> Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(elements))));
        }
        return Map.class.isAssignableFrom(type) ? Views::rebuiltMap : null;
    }

    /** Immutable, so it stays if its elements do. */
    private static Copier rebuilt(Function<@Nullable Object[], Object> constructor) {
        return (original, graph) -> {
            @Nullable Object[] elements = ((Collection<?>) original).toArray();
            boolean changed = false;
            for (int i = 0; i < elements.length; i++) {
                Object element = elements[i];
                elements[i] = graph.copy(element);
                changed |= elements[i] != element;
            }
            return changed ? constructor.apply(elements) : original;
        };
    }

    private static Object rebuiltMap(Object original, CopyGraph graph) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) original).entrySet()) {
            Object key = graph.copy(entry.getKey());
            Object value = graph.copy(entry.getValue());
            changed |= key != entry.getKey() || value != entry.getValue();
            copy.put(key, value);
        }
        return changed ? Collections.unmodifiableMap(copy) : original;
    }

    private static <C extends Collection<@Nullable Object>> Map.Entry<String, Copier> wrapper(
            String name, Function<Object, C> emptyLike, Function<C, Object> wrap) {
        return Map.entry(COLLECTIONS + name, (original, graph) -> {
            C inner = emptyLike.apply(original);
            Object copy = wrap.apply(inner);
            graph.register(original, copy);
            Containers.refill(inner, (Collection<?>) original, graph);
            return copy;
        });
    }

    private static <M extends Map<@Nullable Object, @Nullable Object>> Map.Entry<String, Copier> mapWrapper(
            String name, Function<Object, M> emptyLike, Function<M, Object> wrap) {
        return Map.entry(COLLECTIONS + name, (original, graph) -> {
            M inner = emptyLike.apply(original);
            Object copy = wrap.apply(inner);
            graph.register(original, copy);
            Containers.refill(inner, (Map<?, ?>) original, graph);
            return copy;
        });
    }

    private static Copier part() {
        return (original, graph) -> {
            List<@Nullable Object> copy = new ArrayList<>((List<?>) original);
            graph.register(original, copy);
            copy.replaceAll(element -> graph.copy(element));
            return copy;
        };
    }

    private static List<@Nullable Object> list(Object original) {
        return new ArrayList<>(((Collection<?>) original).size());
    }

    private static Set<@Nullable Object> set(Object original) {
        return new LinkedHashSet<>();
    }

    @SuppressWarnings("unchecked")
    private static NavigableSet<@Nullable Object> sortedSet(Object original) {
        return new TreeSet<>(((SortedSet<Object>) original).comparator());
    }

    private static Map<@Nullable Object, @Nullable Object> map(Object original) {
        return new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked")
    private static NavigableMap<@Nullable Object, @Nullable Object> sortedMap(Object original) {
        return new TreeMap<>(((SortedMap<Object, Object>) original).comparator());
    }

    private Views() {}
}
