package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the driver says, without asking the server, that a transaction is. */
enum TransactionState {
    IDLE,
    OPEN,
    FAILED,
    /** The connection is not the driver's own, or the driver does not tell. */
    UNKNOWN;

    private static final DriverMethod STATE = new DriverMethod("getTransactionState");

    static TransactionState of(Connection connection) {
        try {
            return valueOf(String.valueOf(STATE.call(connection)));
        } catch (SQLException | IllegalArgumentException untold) {
            return UNKNOWN;
        }
    }
}
