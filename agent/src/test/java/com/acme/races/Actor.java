package com.acme.races;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that does what it is told, step by step, and may have a transaction open between the steps. */
final class Actor {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ExecutorService executor;
    private volatile Thread thread;

    Actor(String name) {
        executor = Executors.newSingleThreadExecutor(work -> {
            thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return what the step gave, once it is done */
    <T> T does(Callable<T> step) throws Exception {
        return result(starts(step));
    }

    /** The step may take until something else has happened. */
    <T> Future<T> starts(Callable<T> step) {
        return executor.submit(step);
    }

    static <T> T result(Future<T> step) throws Exception {
        try {
            return step.get(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception) {
                throw (Exception) thrown.getCause();
            }
            throw thrown;
        }
    }

    /** Returns once the step is done or has to wait for another thread. */
    void awaitStuck(Future<?> step) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!step.isDone() && thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("neither done nor waiting");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    void begins() throws Exception {
        begins(connection -> connection.setAutoCommit(false));
    }

    /** @param how what is done with a connection of the actor's own, which it has from then on */
    void begins(Preparation how) throws Exception {
        does(() -> {
            Connection connection = Database.open();
            Database.bind(connection);
            how.prepare(connection);
            return null;
        });
    }

    void sql(String... texts) throws Exception {
        does(() -> {
            Database.sql(texts);
            return null;
        });
    }

    /** Does something to the connection it has. */
    <T> T uses(Database.Work<T> work) throws Exception {
        return does(() -> Database.with(work));
    }

    void commits() throws Exception {
        uses(connection -> {
            connection.commit();
            return null;
        });
    }

    void rollsBack() throws Exception {
        uses(connection -> {
            connection.rollback();
            return null;
        });
    }

    /** @return the connection, which is the caller's from now on; null if the actor has none */
    Connection handsOver() throws Exception {
        return does(Database::unbind);
    }

    void takes(Connection connection) throws Exception {
        does(() -> {
            Database.bind(connection);
            return null;
        });
    }

    /** Closes its connection if it has one. */
    void leaves() throws Exception {
        does(() -> {
            Connection connection = Database.unbind();
            if (connection != null) {
                connection.close();
            }
            return null;
        });
    }

    /** How a connection is made ready. */
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }
}
