package com.acme.writers.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Transactions by hand: the connection of the current one is the thread's. */
final class Units {

    private final DataSource source;
    private final ThreadLocal<Deque<Connection>> open = ThreadLocal.withInitial(ArrayDeque::new);

    Units(DataSource source) {
        this.source = source;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** On the connection of the transaction there is, or on one that commits each statement by itself. */
    <T> T with(Work<T> work) {
        try {
            Connection current = open.get().peek();
            if (current != null) {
                return work.on(current);
            }
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void required(Runnable work) {
        if (open.get().isEmpty()) {
            requiresNew(work);
        } else {
            work.run();
        }
    }

    void requiresNew(Runnable work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            open.get().push(connection);
            try {
                work.run();
                connection.commit();
            } catch (RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                open.get().pop();
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void notSupported(Runnable work) {
        Deque<Connection> suspended = open.get();
        open.set(new ArrayDeque<>());
        try {
            work.run();
        } finally {
            open.set(suspended);
        }
    }

    void toSavepoint(Runnable work) {
        with(connection -> {
            Savepoint savepoint = connection.setSavepoint();
            work.run();
            connection.rollback(savepoint);
            return null;
        });
    }
}
