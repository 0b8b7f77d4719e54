package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Copies a record through its canonical constructor, the only way in; a record of nothing that changes stays. Written
 * without naming Java 16's classes.
 */
final class RecordCopier implements Copier {

    private final Constructor<?> constructor;
    private final Field[] components;

    private RecordCopier(Constructor<?> constructor, Field[] components) {
        this.constructor = constructor;
        this.components = components;
    }

    static boolean isRecord(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals("java.lang.Record");
    }

    static Copier of(Class<?> type) {
        try {
            Object[] described =
                    (Object[]) Class.class.getMethod("getRecordComponents").invoke(type);
            Class<?>[] types = new Class<?>[described.length];
            Field[] fields = new Field[described.length];
            for (int i = 0; i < described.length; i++) {
                String name =
                        (String) described[i].getClass().getMethod("getName").invoke(described[i]);
                fields[i] = type.getDeclaredField(name);
                fields[i].setAccessible(true);
                types[i] = fields[i].getType();
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordCopier(constructor, fields);
        } catch (ReflectiveOperationException e) {
            return Copier.refusing(RefusalCode.VALUE_NOT_COPIED, type);
        }
    }

    @Override
    public Object copy(Object original, CopyGraph graph) {
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            boolean changed = false;
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].get(original);
                values[i] = components[i].getType().isPrimitive() ? value : graph.copy(value);
                changed |= values[i] != value;
            }
            return changed ? constructor.newInstance(values) : original;
        } catch (IllegalAccessException | InstantiationException | InvocationTargetException e) {
            throw new NotCopied(
                    RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": " + e);
        }
    }
}
