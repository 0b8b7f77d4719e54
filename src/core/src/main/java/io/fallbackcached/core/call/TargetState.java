package io.fallbackcached.core.call;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * What an object holds, to compare it with another of its class: plain values by value, other objects by identity. Keeps
 * none of them alive. Immutable.
 */
final class TargetState {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    private final Reference<Class<?>> type;
    private final List<Object> values;

    private TargetState(Class<?> type, List<Object> values) {
        this.type = new WeakReference<>(type);
        this.values = values;
    }

    static TargetState of(Object target) {
        List<Object> values = new ArrayList<>();
        for (Field field : FIELDS.get(target.getClass())) {
            values.add(value(field, target));
        }
        return new TargetState(target.getClass(), values);
    }

    /** A field that cannot be read tells its object from every other. */
    private static Object value(Field field, Object target) {
        try {
            field.setAccessible(true);
            return value(field.get(target));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return new TargetPart(target).weakly();
        }
    }

    private static Object value(@Nullable Object held) {
        if (held == null) {
            return Keys.NONE;
        }
        boolean isPlain = held instanceof String
                || held instanceof Number
                || held instanceof Boolean
                || held instanceof Character
                || held instanceof UUID
                || held instanceof Temporal;
        return isPlain ? held : new TargetPart(held).weakly();
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && mayMatter(field.getType())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Loggers and locks are made for each object, and say nothing about what it reads. */
    private static boolean mayMatter(Class<?> held) {
        String name = held.getSimpleName();
        return !name.endsWith("Logger") && !name.equals("Log") && !Lock.class.isAssignableFrom(held);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof TargetState)) {
            return false;
        }
        TargetState that = (TargetState) other;
        Class<?> own = type.get();
        return own != null && own == that.type.get() && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
