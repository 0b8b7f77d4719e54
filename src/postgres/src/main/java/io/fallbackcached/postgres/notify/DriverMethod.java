package io.fallbackcached.postgres.notify;

import java.lang.reflect.Method;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A method that drivers may have beyond JDBC, by name; for objects of any driver. Thread-safe. */
final class DriverMethod {

    /** With the class, so that no loader is kept alive; empty if it has no such method. */
    private final ClassValue<Method[]> methods;

    DriverMethod(String name, Class<?>... parameters) {
        methods = new ClassValue<>() {
            @Override
            protected Method[] computeValue(Class<?> type) {
                try {
                    return new Method[] {type.getMethod(name, parameters)};
                } catch (NoSuchMethodException | RuntimeException | LinkageError other) {
                    return new Method[0];
                }
            }
        };
    }

    /**
     * What it returns; null if there is none.
     *
     * @throws SQLException if it fails, however
     */
    @Nullable
    Object call(Object target, Object... arguments) throws SQLException {
        try {
            for (Method method : methods.get(target.getClass())) {
                return method.invoke(target, arguments);
            }
            return null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new SQLException("the driver's own method failed", e);
        }
    }
}
