package io.fallbackcached.testkit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The server connections of one database and user, so many at most. They go round: what was given back is taken again after
 * all others. Thread-safe.
 */
final class ServerPool {

    private final int port;
    private final int size;
    private final WireMessage startup;
    private final Deque<PooledServer> idle = new ArrayDeque<>();
    private final Set<PooledServer> all = new HashSet<>();

    /** @param startup what the server is told at the start of each connection */
    ServerPool(int port, int size, WireMessage startup) {
        this.port = port;
        this.size = size;
        this.startup = startup;
    }

    /** Waits until there is one. */
    synchronized PooledServer take() throws IOException, InterruptedException {
        while (true) {
            if (all.size() < size) {
                PooledServer opened = new PooledServer(port, startup);
                all.add(opened);
                return opened;
            }
            PooledServer first = idle.poll();
            if (first == null) {
                wait();
            } else if (first.isAlive()) {
                return first;
            } else {
                lose(first);
            }
        }
    }

    synchronized void giveBack(PooledServer server) {
        idle.add(server);
        notifyAll();
    }

    /** It is not to be used again. */
    synchronized void lose(PooledServer server) {
        server.close();
        all.remove(server);
        notifyAll();
    }

    synchronized void close() {
        all.forEach(PooledServer::close);
    }
}
