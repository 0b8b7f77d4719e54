package io.fallbackcached.postgres;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.sql.Dialect.Endpoint;
import io.fallbackcached.postgres.feed.OneLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the agent's own, and the one thread that uses it. Opened when first needed and again after it broke,
 * less and less often while that fails. Nothing asked here is committed. Thread-safe.
 */
final class SideConnection implements AutoCloseable {

    private static final int MOST_WAITING = 200;
    private static final int NETWORK_TIMEOUT_MILLIS = 5_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);
    // For one transaction only: behind a pooler the session may be the application's next.
    private static final String LIMITS = "SET LOCAL application_name = 'fallbackcached';"
            + " SET LOCAL transaction_read_only = on; SET LOCAL statement_timeout = '1s';"
            + " SET LOCAL lock_timeout = '200ms'; SET LOCAL idle_in_transaction_session_timeout = '10s'";

    /** Something to find out on the connection, in a transaction that is rolled back afterwards. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Gets the answer, or why there is none. */
    interface Receiver<T> {
        void receive(@Nullable T answer, @Nullable Throwable failure);
    }

    private final Endpoint endpoint;
    private final ThreadPoolExecutor worker;
    private volatile long pause;
    private volatile long retryAt;
    private volatile boolean closed;
    private boolean complained;
    private @Nullable Connection connection;

    SideConnection(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.worker = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), SideConnection::thread);
        worker.allowCoreThreadTimeOut(true);
    }

    /** Whether the connection could not be had just now, so that asking is of no use. */
    boolean isRefused() {
        return closed || (pause > 0 && System.nanoTime() - retryAt < 0);
    }

    /** Asks; the receiver is called once, in another thread or in this one if nothing can be asked. */
    <T> void ask(Question<T> question, Receiver<T> receiver) {
        try {
            worker.execute(() -> answer(question, receiver));
        } catch (RejectedExecutionException e) {
            receiver.receive(null, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            worker.execute(this::disconnect);
        } catch (RejectedExecutionException e) {
            AgentLog.LOG.debug("the side connection is closed by its end", e);
        }
        worker.shutdown();
    }

    private <T> void answer(Question<T> question, Receiver<T> receiver) {
        T answer = null;
        Throwable failure = null;
        try {
            answer = askAgainIfBroken(question);
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        }
        receiver.receive(answer, failure);
    }

    private <T> T askAgainIfBroken(Question<T> question) throws SQLException {
        boolean fresh = connection == null;
        try {
            return askOnce(question);
        } catch (SQLException e) {
            if (fresh || connection != null) {
                throw e;
            }
            return askOnce(question);
        }
    }

    private <T> T askOnce(Question<T> question) throws SQLException {
        Connection open = connect();
        boolean sound = false;
        try {
            limit(open);
            T answer = question.ask(open);
            sound = true;
            return answer;
        } finally {
            if (!rolledBack(open) || (!sound && !open.isValid(1))) {
                disconnect();
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection open = connection;
        if (open != null) {
            return open;
        }
        if (isRefused()) {
            throw new SQLException("the side connection was refused just now");
        }
        try {
            open = endpoint.connect();
            prepare(open);
            connection = open;
            pause = 0;
            return open;
        } catch (SQLException | RuntimeException | Error e) {
            pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
            retryAt = System.nanoTime() + pause;
            complain(e);
            throw e;
        }
    }

    /** The URL may hold a password. What only fails for a while is no news: the application sees it too. */
    private void complain(Throwable failure) {
        String state = failure instanceof SQLException ? String.valueOf(((SQLException) failure).getSQLState()) : "";
        if (!complained && (state.startsWith("28") || state.equals("08004"))) {
            complained = true;
            AgentLog.LOG.warn(
                    "the server refuses the agent's own connections ({}), so that less is known and kept, and no feed begun;"
                            + " give side-connections.user and side-connections.password that it accepts",
                    OneLine.of(failure));
        }
        AgentLog.LOG.debug("no side connection", failure);
    }

    private static void prepare(Connection open) throws SQLException {
        try {
            open.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            open.setAutoCommit(false);
        } catch (SQLException | RuntimeException | Error e) {
            closeQuietly(open);
            throw e;
        }
    }

    /** Keeps the transaction that begins now from writing, waiting and lasting. */
    static void limit(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(LIMITS);
        }
    }

    private static boolean rolledBack(Connection open) {
        try {
            open.rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private static void closeQuietly(Connection open) {
        try {
            open.close();
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("the side connection does not close", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "fallbackcached-postgres", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
