package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.watch.WatchedCall;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query that become entities: those that Hibernate has already stay as they are. The call answers the same in both
 * cases, so it is asked before whether it has them; that call is watched in its turn. Thread-safe.
 */
final class Claims extends InLoads {

    private static final ClassValue<Method> LOOK = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals("getEntityHolder") && method.getParameterCount() == 1) {
                    return method;
                }
            }
            throw new IllegalStateException(type + " does not tell what it has");
        }
    };

    Claims(Coherence coherence) {
        super(coherence);
    }

    @Override
    @Nullable
    WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments) {
        try {
            LOOK.get(target.getClass()).invoke(target, arguments[0]);
        } catch (IllegalAccessException | InvocationTargetException fault) {
            throw new IllegalStateException("cannot ask what Hibernate has", fault);
        }
        return null;
    }
}
