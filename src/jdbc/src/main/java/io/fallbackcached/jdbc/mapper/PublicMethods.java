package io.fallbackcached.jdbc.mapper;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One method, by name and number of parameters, as public interfaces of objects declare it: their classes may be hidden from
 * everybody. Thread-safe.
 */
public final class PublicMethods {

    private final ClassValue<Method> methods;

    public PublicMethods(String name, int parameters) {
        this.methods = new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> type) {
                Method method = declared(type, name, parameters);
                if (method == null) {
                    throw new IllegalStateException("no interface of " + type + " has " + name);
                }
                return method;
            }
        };
    }

    public @Nullable Object invoke(Object target, @Nullable Object... arguments) throws ReflectiveOperationException {
        return methods.get(target.getClass()).invoke(target, arguments);
    }

    private static @Nullable Method declared(@Nullable Class<?> type, String name, int parameters) {
        if (type == null) {
            return null;
        }
        for (Class<?> each : type.getInterfaces()) {
            for (Method method : each.getMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                    return method;
                }
            }
        }
        return declared(type.getSuperclass(), name, parameters);
    }
}
