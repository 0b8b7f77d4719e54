package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.coherence.Tenancy;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a method without parameters that the object's class need not show to everybody. Thread-safe. */
final class OwnQuestion implements Tenancy.Question {

    private final ClassValue<Method> methods;

    OwnQuestion(String name) {
        this.methods = new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> type) {
                return declared(type, name);
            }
        };
    }

    @Override
    public @Nullable Object ask(Object teller) throws ReflectiveOperationException {
        return methods.get(teller.getClass()).invoke(teller);
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
