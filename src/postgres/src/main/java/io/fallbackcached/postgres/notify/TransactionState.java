package io.fallbackcached.postgres.notify;

import java.lang.reflect.Method;
import java.sql.Connection;

/** Where the driver says, without asking the server, that a transaction is. */
enum TransactionState {
    IDLE,
    OPEN,
    FAILED,
    /** The connection is not the driver's own, or the driver does not tell. */
    UNKNOWN;

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

    static TransactionState of(Connection connection) {
        try {
            for (Method state : STATE.get(connection.getClass())) {
                return valueOf(String.valueOf(state.invoke(connection)));
            }
            return UNKNOWN;
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return UNKNOWN;
        }
    }
}
