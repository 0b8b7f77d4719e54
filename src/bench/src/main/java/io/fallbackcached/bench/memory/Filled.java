package io.fallbackcached.bench.memory;

import java.sql.SQLException;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/** Something that takes entries: by calls of woven methods, or by hand into a bare cache2k. */
interface Filled {

    void add(long id) throws SQLException;

    /** From which everything can be reached that the entries take. */
    Object root() throws ReflectiveOperationException;

    /** The agent's, in a JVM that has one. */
    static Filled woven(Kind kind, Items items) {
        return new Filled() {
            @Override
            public void add(long id) throws SQLException {
                kind.look(items, id);
            }

            @Override
            public Object root() throws ReflectiveOperationException {
                var running = Class.forName("io.fallbackcached.agent.Lifecycle").getDeclaredField("running");
                running.setAccessible(true);
                return running.get(null);
            }
        };
    }

    /** What one would write by hand, in a JVM without an agent. */
    static Filled bare(Kind kind, Items items) {
        Cache<Object, String> cache = Cache2kBuilder.of(Object.class, String.class)
                .eternal(true)
                .entryCapacity(Items.BOUND)
                .disableStatistics(true)
                .build();
        return new Filled() {
            @Override
            public void add(long id) throws SQLException {
                cache.put(kind.key(id), kind.look(items, id));
            }

            @Override
            public Object root() {
                return cache;
            }
        };
    }
}
