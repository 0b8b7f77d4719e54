package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Copies a record through its canonical constructor, the only way in; a record of nothing that changes stays. Written
 * without naming Java 16's classes, and with a method handle: reflection on some JDKs generates classes into the record's
 * own loader, which may not see what they extend.
 */
final class RecordCopier implements Copier {

    private final MethodHandle constructor;
    private final Field[] components;

    private RecordCopier(MethodHandle constructor, Field[] components) {
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
            MethodHandle spread = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordCopier(spread, fields);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Copier.refusing(RefusalCode.VALUE_NOT_COPIED, type);
        }
    }

    @Override
    public Object copy(Object original, CopyGraph graph) {
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean changed = false;
        for (int i = 0; i < components.length; i++) {
            Object value = read(components[i], original);
            values[i] = components[i].getType().isPrimitive() ? value : graph.copy(value);
            changed |= values[i] != value;
        }
        return changed ? create(original, values) : original;
    }

    private static @Nullable Object read(Field component, Object original) {
        try {
            return component.get(original);
        } catch (IllegalAccessException closed) {
            throw notCopied(original, closed);
        }
    }

    private Object create(Object original, @Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Throwable refused) {
            throw notCopied(original, refused);
        }
    }

    private static NotCopied notCopied(Object original, Throwable reason) {
        return new NotCopied(RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": " + reason);
    }
}
