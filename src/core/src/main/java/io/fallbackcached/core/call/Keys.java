package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.store.FewKey;
import java.net.URL;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes key parts of arguments. Containers are taken apart, so that an argument's elements are compared as strictly as
 * an argument itself; what is left are immutable values, and objects with an {@code equals} of their own.
 */
final class Keys {

    /** The key of a method without key parameters. */
    static final Object NONE = new Constant("no arguments");

    static final Object ARGUMENTS = new Constant("arguments");

    private static final Object IN_GROUP = new Constant("in group");
    private static final Object NULL = new Constant("null");
    private static final Object LIST = new Constant("list");
    private static final Object SET = new Constant("set");
    private static final Object MAP = new Constant("map");
    private static final Object ENTRY = new Constant("entry");

    /** Deeper than any sensible argument; a container that holds itself ends here. */
    private static final int DEPTH_LIMIT = 32;

    private Keys() {}

    /** @throws Unkeyable if the argument, or something in it, cannot be compared by value */
    static Object part(@Nullable Object argument) {
        return argument instanceof String || argument == FewKey.NONE ? argument : part(argument, 0);
    }

    /**
     * The key of several arguments.
     *
     * @param arguments gathered for this call and nobody else's: the parts take their place
     */
    static PartsKey key(@Nullable Object[] arguments) {
        return key(arguments, 0);
    }

    /** As {@link #key}, for a first argument that counts by identity. */
    static PartsKey keyWithTarget(@Nullable Object[] arguments) {
        arguments[0] = new TargetPart(Objects.requireNonNull(arguments[0]));
        return key(arguments, 1);
    }

    /** As {@link #key}, for a first argument whose place the number of its group takes. */
    static PartsKey keyInGroup(@Nullable Object[] arguments, int group) {
        arguments[0] = group;
        return key(IN_GROUP, arguments, 1);
    }

    /** Of the target that a key was made for; 0 also where there is no other. */
    static int groupOf(Object key) {
        Object inContext = key instanceof ContextKey ? ((ContextKey) key).key() : key;
        Object plain = inContext instanceof TenantKey ? ((TenantKey) inContext).key() : inContext;
        boolean isInGroup = plain instanceof PartsKey && ((PartsKey) plain).isOf(IN_GROUP);
        return isInGroup ? (int) ((PartsKey) plain).first() : 0;
    }

    /** For whom a key was made; null if that was not asked. */
    static @Nullable List<Object> tenantOf(Object key) {
        Object plain = key instanceof ContextKey ? ((ContextKey) key).key() : key;
        return plain instanceof TenantKey ? ((TenantKey) plain).tenant() : null;
    }

    private static PartsKey key(@Nullable Object[] arguments, int from) {
        return key(ARGUMENTS, arguments, from);
    }

    private static PartsKey key(Object kind, @Nullable Object[] arguments, int from) {
        for (int i = from; i < arguments.length; i++) {
            arguments[i] = part(arguments[i]);
        }
        return new PartsKey(kind, arguments);
    }

    private static Object[] parts(@Nullable Object[] elements, int depth) {
        Object[] parts = new Object[elements.length];
        for (int i = 0; i < elements.length; i++) {
            parts[i] = part(elements[i], depth);
        }
        return parts;
    }

    private static Object part(@Nullable Object argument, int depth) {
        if (argument == null) {
            return NULL;
        }
        Class<?> type = argument.getClass();
        if (depth > DEPTH_LIMIT) {
            throw new Unkeyable(RefusalCode.ARGUMENT_NOT_COPIED, type.getName() + ", nested too deep");
        }
        switch (ArgumentKind.of(type)) {
            case IMMUTABLE:
                return argument;
            case COMPARABLE_BY_EQUALS:
                return new LivePart(argument);
            case PRIMITIVE_ARRAY:
                return new ArrayPart(argument);
            case OBJECT_ARRAY:
                return new PartsKey(type, parts((@Nullable Object[]) argument, depth + 1));
            case LIST:
                return new PartsKey(LIST, parts(((Collection<?>) argument).toArray(), depth + 1));
            case SET:
                return set((Set<?>) argument, depth + 1);
            case MAP:
                return map((Map<?, ?>) argument, depth + 1);
            case OPTIONAL:
                return new PartsKey(Optional.class, new Object[] {part(((Optional<?>) argument).orElse(null), depth + 1)
                });
            case URL:
                // Its own equals asks the name service.
                return new PartsKey(URL.class, new Object[] {((URL) argument).toExternalForm()});
            case IDENTITY:
            default:
                throw new Unkeyable(RefusalCode.IDENTITY_ARGUMENT, type.getName());
        }
    }

    private static Object set(Set<?> set, int depth) {
        if (set instanceof SortedSet) {
            return new PartsKey(order(((SortedSet<?>) set).comparator()), parts(set.toArray(), depth));
        }
        Set<Object> parts = new HashSet<>();
        for (Object element : set) {
            parts.add(part(element, depth));
        }
        return new SetPart(SET, parts);
    }

    private static Object map(Map<?, ?> map, int depth) {
        if (map instanceof SortedMap) {
            Object[] entries =
                    map.entrySet().stream().map(entry -> entry(entry, depth)).toArray();
            return new PartsKey(order(((SortedMap<?, ?>) map).comparator()), entries);
        }
        Set<Object> entries = new HashSet<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entries.add(entry(entry, depth));
        }
        return new SetPart(MAP, entries);
    }

    private static Object entry(Map.Entry<?, ?> entry, int depth) {
        return new PartsKey(ENTRY, new Object[] {part(entry.getKey(), depth), part(entry.getValue(), depth)});
    }

    /** A look-up in a sorted container depends on how it is sorted. */
    private static Object order(@Nullable Comparator<?> comparator) {
        return comparator == null ? Comparator.class : comparator.getClass();
    }

    private static final class Constant {
        private final String name;

        Constant(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
