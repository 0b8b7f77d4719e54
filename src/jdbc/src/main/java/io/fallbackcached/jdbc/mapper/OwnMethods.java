package io.fallbackcached.jdbc.mapper;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One method without parameters, by name, that the classes of objects need not show to everybody. Thread-safe. */
public final class OwnMethods {

    private final ClassValue<Method> methods;

    public OwnMethods(String name) {
        this.methods = new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> type) {
                return declared(type, name);
            }
        };
    }

    public @Nullable Object invoke(Object target) throws ReflectiveOperationException {
        return methods.get(target.getClass()).invoke(target);
    }

    private static Method declared(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0 && !method.isBridge()) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new IllegalStateException(type + " has no " + name);
    }
}
