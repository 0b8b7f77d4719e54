package io.fallbackcached.agent.nodes;

import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.TcpProxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long a small statement takes at most, over a network such as the nodes', on a machine that does much else: every
 * step that a feed takes may take as long. Used by one thread.
 */
final class Probe implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final TcpProxy network;
    private final Connection connection;
    private final Thread thread = new Thread(this::measure, "probe");
    private volatile long longest;
    private volatile boolean closed;

    Probe(PostgresServer server) throws SQLException {
        network = new TcpProxy(server.port());
        connection = DriverManager.getConnection(network.url(server.url()), server.user(), server.password());
        thread.setDaemon(true);
        thread.start();
    }

    /** In nanoseconds, so far. */
    long longest() {
        return longest;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        network.close();
    }

    private void measure() {
        try (Statement statement = connection.createStatement()) {
            while (!closed) {
                long start = System.nanoTime();
                LockSupport.parkNanos(PAUSE);
                statement.execute("SELECT 1");
                longest = Math.max(longest, System.nanoTime() - start - PAUSE);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("the server fails where it should not", fault);
        }
    }
}
