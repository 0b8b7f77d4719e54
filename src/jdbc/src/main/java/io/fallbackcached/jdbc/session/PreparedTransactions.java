package io.fallbackcached.jdbc.session;

import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transactions that PREPARE TRANSACTION has left to be committed by whatever connection. What they wrote stays in doubt
 * until then. Thread-safe.
 */
final class PreparedTransactions {

    private final Map<String, Doubts> doubts = new ConcurrentHashMap<>();

    void add(Link link, String name, Doubts held) {
        doubts.put(key(link, name), held);
    }

    boolean isKnown(Link link, String name) {
        return doubts.containsKey(key(link, name));
    }

    /** @param idle on which that was said */
    void committed(Link link, String name, Connection idle) {
        Doubts held = doubts.remove(key(link, name));
        if (held != null) {
            held.committed(idle);
        }
    }

    void rolledBack(Link link, String name) {
        Doubts held = doubts.remove(key(link, name));
        if (held != null) {
            held.rolledBack();
        }
    }

    private static String key(Link link, String name) {
        return link.database().name() + ' ' + name;
    }
}
