package io.fallbackcached.jdbc.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's driver knows without asking the server, beyond the interfaces of JDBC. */
final class PostgresDriver {

    /** With the class, so that no loader is kept alive; empty if it has no such method. */
    private static final ClassValue<Method[]> STATE = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            try {
                return new Method[] {type.getMethod("getTransactionState")};
            } catch (NoSuchMethodException | RuntimeException | LinkageError other) {
                return new Method[0];
            }
        }
    };

    private PostgresDriver() {}

    /** Null if it cannot be told. */
    static @Nullable Boolean isInTransaction(Connection connection) {
        try {
            for (Method state : STATE.get(connection.getClass())) {
                return !"IDLE".equals(String.valueOf(state.invoke(connection)));
            }
            return null;
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return null;
        }
    }
}
