package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.coherence.Tenancy;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a method without parameters that some public interface of the object's class declares. Thread-safe. */
final class PublicQuestion implements Tenancy.Question {

    private final ClassValue<Method> methods;

    PublicQuestion(String name) {
        this.methods = new ClassValue<>() {
            @Override
            protected Method computeValue(Class<?> type) {
                Method method = declared(type, name);
                if (method == null) {
                    throw new IllegalStateException(type + " has no " + name);
                }
                return method;
            }
        };
    }

    @Override
    public @Nullable Object ask(Object teller) throws ReflectiveOperationException {
        return methods.get(teller.getClass()).invoke(teller);
    }

    private static @Nullable Method declared(@Nullable Class<?> type, String name) {
        if (type == null) {
            return null;
        }
        for (Class<?> each : type.getInterfaces()) {
            for (Method method : each.getMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    return method;
                }
            }
        }
        return declared(type.getSuperclass(), name);
    }
}
