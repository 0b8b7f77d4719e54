package io.fallbackcached.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What PgBouncer does in its transaction mode: each transaction, and each statement outside one, is served by another of a few
 * server connections, so that nothing that belongs to a session stays with a client. As PgBouncer it refuses encryption and
 * replication, and tells clients a process number that is not the server's.
 *
 * <p>Clients must not use prepared statements across transactions ({@code prepareThreshold=0} or {@code
 * preferQueryMode=simple}), nor ask the server to flush. Thread-safe.
 */
public final class TransactionPooler implements AutoCloseable {

    private final int serverPort;
    private final ServerSocket listener;
    private final ServerPools pools;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /**
     * @param serverPort of a server on this machine that trusts everybody
     * @param size how many connections to the server there are for a database and user: two or more for none to stay
     */
    public TransactionPooler(int serverPort, int size) {
        this.serverPort = serverPort;
        this.pools = new ServerPools(serverPort, size);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException("no port for a pooler", fault);
        }
        start("pooler-accept", this::accept);
    }

    /** Where clients reach it. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * The same by way of this pooler, without prepared statements.
     *
     * @param url of a database on the server, with its port and without parameters
     */
    public String url(String url) {
        return url.replace(":" + serverPort + "/", ":" + port() + "/") + "?prepareThreshold=0";
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("a pooler does not close", fault);
        }
        clients.forEach(Relay::reset);
        pools.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                start("pooler-client", () -> serve(client));
            } catch (IOException closed) {
                // close() was called, or the client has gone already
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new PooledClient(client, pools).serve();
        } catch (IOException ended) {
            // one of the two sides has gone, so the other goes too
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
