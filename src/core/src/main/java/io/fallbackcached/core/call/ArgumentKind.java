package io.fallbackcached.core.call;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How arguments of a class take part in a key. Decided once per class and kept with the class. */
enum ArgumentKind {
    /** Equal by value and unable to change: its own key part. */
    IMMUTABLE,
    /** Has its own {@code equals}, but may change: to be copied before it is kept. */
    COMPARABLE_BY_EQUALS,
    PRIMITIVE_ARRAY,
    OBJECT_ARRAY,
    LIST,
    SET,
    MAP,
    OPTIONAL,
    URL,
    /** Says nothing about its value. */
    IDENTITY;

    private static final Set<Class<?>> IMMUTABLES = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            Locale.class,
            Currency.class,
            URI.class,
            File.class,
            Class.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    /** Equal by identifier only, or loaded lazily: neither covers the state that a method may read. */
    private static final Set<String> LIVE_TYPES = Set.of("io.ebean.bean.EntityBean", "io.ebean.bean.BeanCollection");

    private static final ClassValue<ArgumentKind> KINDS = new ClassValue<>() {
        @Override
        protected ArgumentKind computeValue(Class<?> type) {
            return decide(type);
        }
    };

    static ArgumentKind of(Class<?> type) {
        return KINDS.get(type);
    }

    private static ArgumentKind decide(Class<?> type) {
        if (isImmutable(type)) {
            return IMMUTABLE;
        }
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() ? PRIMITIVE_ARRAY : OBJECT_ARRAY;
        }
        if (isLive(type)) {
            return IDENTITY;
        }
        return ofContainer(type);
    }

    private static ArgumentKind ofContainer(Class<?> type) {
        if (IdentityHashMap.class.isAssignableFrom(type)) {
            return IDENTITY;
        }
        if (List.class.isAssignableFrom(type)) {
            return LIST;
        }
        if (Set.class.isAssignableFrom(type)) {
            return SET;
        }
        if (Map.class.isAssignableFrom(type)) {
            return MAP;
        }
        if (type == Optional.class) {
            return OPTIONAL;
        }
        if (type == URL.class) {
            return URL;
        }
        return overrides(type, "equals", Object.class) && overrides(type, "hashCode") ? COMPARABLE_BY_EQUALS : IDENTITY;
    }

    private static boolean isImmutable(Class<?> type) {
        return IMMUTABLES.contains(type)
                || Enum.class.isAssignableFrom(type)
                || type.getName().startsWith("java.time.")
                || isRecordOfImmutables(type);
    }

    /** Components are judged by their declared types, which must allow nothing else. */
    private static boolean isRecordOfImmutables(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        if (parent == null || !parent.getName().equals("java.lang.Record")) {
            return false;
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !holdsOnlyImmutables(field.getType(), type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsOnlyImmutables(Class<?> declared, Class<?> owner) {
        if (declared.isPrimitive() || declared.isEnum()) {
            return true;
        }
        return declared != owner && Modifier.isFinal(declared.getModifiers()) && isImmutable(declared);
    }

    private static boolean isLive(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (LIVE_TYPES.contains(type.getName()) || isLive(type.getSuperclass())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isLive(parent)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
        try {
            return type.getMethod(method, parameters).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
