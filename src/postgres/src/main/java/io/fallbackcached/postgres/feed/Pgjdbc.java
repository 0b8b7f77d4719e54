package io.fallbackcached.postgres.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/**
 * Calls what PostgreSQL's driver offers beyond JDBC. The driver is the application's own: its classes are not visible here, and
 * each application brings its own version. Thread-safe.
 */
public final class Pgjdbc {

    private final Method method;

    private Pgjdbc(Method method) {
        this.method = method;
    }

    /**
     * Finds a method.
     *
     * @param driver any object of the driver's
     * @param type public, by full name
     * @throws SQLFeatureNotSupportedException if this version of the driver has no such method
     */
    public static Pgjdbc method(Object driver, String type, String name, Class<?>... parameters)
            throws SQLFeatureNotSupportedException {
        try {
            Class<?> declaring = Class.forName(type, false, driver.getClass().getClassLoader());
            return new Pgjdbc(declaring.getMethod(name, parameters));
        } catch (ReflectiveOperationException e) {
            throw new SQLFeatureNotSupportedException(
                    "the application's driver has no " + type + "." + name + "; take a later version of PostgreSQL's",
                    e);
        }
    }

    /** @throws SQLException as the method itself does */
    public @Nullable Object call(Object target, @Nullable Object... arguments) throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException) {
                throw (SQLException) cause;
            }
            throw new SQLException("the application's driver failed", cause);
        } catch (IllegalAccessException e) {
            throw new SQLException("the application's driver hides " + method, e);
        }
    }

    /** The process that the driver was told it is connected to. Behind a pooler it is none, or another. */
    public static int backendPid(Object connection) throws SQLException {
        Object pid = method(connection, "org.postgresql.PGConnection", "getBackendPID")
                .call(connection);
        return pid == null ? 0 : (Integer) pid;
    }
}
