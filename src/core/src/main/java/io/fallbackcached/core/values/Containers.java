package io.fallbackcached.core.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the platform's containers: first the container as it is, so that comparator, order and capacity come along, then
 * its elements. Exact classes only, since a subclass may hold more.
 */
final class Containers {

    /** By exact class. */
    static final Map<Class<?>, Copier> COPIERS = Map.ofEntries(
            list(ArrayList.class, original -> ((ArrayList<?>) original).clone()),
            list(LinkedList.class, original -> ((LinkedList<?>) original).clone()),
            list(Vector.class, original -> ((Vector<?>) original).clone()),
            list(Stack.class, original -> ((Stack<?>) original).clone()),
            list(CopyOnWriteArrayList.class, original -> ((CopyOnWriteArrayList<?>) original).clone()),
            list(Arrays.asList().getClass(), original -> Arrays.asList(((List<?>) original).toArray())),
            collection(ArrayDeque.class, original -> ((ArrayDeque<?>) original).clone()),
            collection(PriorityQueue.class, original -> new PriorityQueue<>((PriorityQueue<?>) original)),
            collection(ConcurrentLinkedQueue.class, original -> new ConcurrentLinkedQueue<>((Collection<?>) original)),
            collection(ConcurrentLinkedDeque.class, original -> new ConcurrentLinkedDeque<>((Collection<?>) original)),
            collection(HashSet.class, original -> ((HashSet<?>) original).clone()),
            collection(LinkedHashSet.class, original -> ((LinkedHashSet<?>) original).clone()),
            collection(TreeSet.class, original -> ((TreeSet<?>) original).clone()),
            collection(ConcurrentSkipListSet.class, original -> ((ConcurrentSkipListSet<?>) original).clone()),
            collection(CopyOnWriteArraySet.class, original -> new CopyOnWriteArraySet<>((Set<?>) original)),
            map(HashMap.class, original -> ((HashMap<?, ?>) original).clone()),
            map(LinkedHashMap.class, original -> ((LinkedHashMap<?, ?>) original).clone()),
            map(TreeMap.class, original -> ((TreeMap<?, ?>) original).clone()),
            map(Hashtable.class, original -> ((Hashtable<?, ?>) original).clone()),
            map(EnumMap.class, original -> ((EnumMap<?, ?>) original).clone()),
            map(ConcurrentSkipListMap.class, original -> ((ConcurrentSkipListMap<?, ?>) original).clone()),
            map(ConcurrentHashMap.class, original -> new ConcurrentHashMap<>((Map<?, ?>) original)));

    /** Replaces the elements in place: positions don't depend on them. */
    @SuppressWarnings("unchecked")
    private static Map.Entry<Class<?>, Copier> list(Class<?> type, UnaryOperator<Object> duplicate) {
        return Map.entry(type, (original, graph) -> {
            List<@Nullable Object> copy = (List<@Nullable Object>) duplicate.apply(original);
            graph.register(original, copy);
            copy.replaceAll(graph::copy);
            return copy;
        });
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<Class<?>, Copier> collection(Class<?> type, UnaryOperator<Object> duplicate) {
        return Map.entry(type, (original, graph) -> {
            Collection<@Nullable Object> copy = (Collection<@Nullable Object>) duplicate.apply(original);
            graph.register(original, copy);
            refill(copy, (Collection<?>) original, graph);
            return copy;
        });
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<Class<?>, Copier> map(Class<?> type, UnaryOperator<Object> duplicate) {
        return Map.entry(type, (original, graph) -> {
            Map<@Nullable Object, @Nullable Object> copy =
                    (Map<@Nullable Object, @Nullable Object>) duplicate.apply(original);
            graph.register(original, copy);
            refill(copy, (Map<?, ?>) original, graph);
            return copy;
        });
    }

    /** Replaces the elements, none or all of which the copy holds, by their own copies. */
    static void refill(Collection<@Nullable Object> copy, Collection<?> original, CopyGraph graph) {
        @Nullable Object[] elements = original.toArray();
        boolean changed = copy.isEmpty();
        for (int i = 0; i < elements.length; i++) {
            Object element = elements[i];
            elements[i] = graph.copy(element);
            changed |= elements[i] != element;
        }
        if (changed) {
            copy.clear();
            graph.whenComplete(() -> copy.addAll(Arrays.asList(elements)));
        }
    }

    /** Replaces the entries, none or all of which the copy holds, by copies of their own. */
    static void refill(Map<@Nullable Object, @Nullable Object> copy, Map<?, ?> original, CopyGraph graph) {
        if (!copy.isEmpty() && original.keySet().stream().allMatch(graph::isShared)) {
            copy.replaceAll((key, value) -> graph.copy(value));
            return;
        }
        List<@Nullable Object> keys = new ArrayList<>(original.size());
        List<@Nullable Object> values = new ArrayList<>(original.size());
        original.forEach((key, value) -> {
            keys.add(graph.copy(key));
            values.add(graph.copy(value));
        });
        copy.clear();
        graph.whenComplete(() -> {
            for (int i = 0; i < keys.size(); i++) {
                copy.put(keys.get(i), values.get(i));
            }
        });
    }

    private Containers() {}
}
