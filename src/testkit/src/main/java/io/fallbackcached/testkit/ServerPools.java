package io.fallbackcached.testkit;

import java.util.HashMap;
import java.util.Map;

/** A {@link ServerPool} for each database and user. Thread-safe. */
final class ServerPools {

    private final int port;
    private final int size;
    private final Map<String, ServerPool> pools = new HashMap<>();

    ServerPools(int port, int size) {
        this.port = port;
        this.size = size;
    }

    /** @param startup what a client has said at the start */
    synchronized ServerPool of(WireMessage startup) {
        return pools.computeIfAbsent(
                startup.setting("user") + "\0" + startup.setting("database"),
                key -> new ServerPool(port, size, startup));
    }

    synchronized void close() {
        pools.values().forEach(ServerPool::close);
    }
}
