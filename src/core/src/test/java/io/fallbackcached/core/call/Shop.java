package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A database of one table with one column, that tells the agent what a watcher of statements would tell. */
final class Shop {

    final Database database;
    final Table prices;
    private final Application application;
    private final Map<Integer, Integer> committed = new ConcurrentHashMap<>();

    Shop(Application application, String name) {
        this.application = application;
        this.database = application.coherence.database(name);
        this.prices = database.table("public.prices");
    }

    /** A method that reads one price over a connection. */
    WovenMethod find(Connection connection) {
        return application.caching("(I)Ljava/lang/Object;", arguments -> connection.read((int) arguments[0]));
    }

    /** What a method returns that reads in another thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // the agent is who looks at it
    static Object promise(Object[] arguments) {
        return CompletableFuture.completedFuture(arguments[0]);
    }

    /** From now on what others write is heard of, some time after they have. */
    void hearsOthers() {
        database.coverage().lost("its feed is being begun");
        database.coverage().regained("a test");
    }

    /** A commit by others, of which nothing is heard yet. */
    void writtenElsewhere(int id, int price) {
        committed.put(id, price);
    }

    /** What {@link #writtenElsewhere} did is heard of. */
    void heard(int id) {
        Doubt doubt = database.doubt();
        doubt.touches(update(id));
        doubt.committed();
    }

    Connection connect(String user) {
        return new Connection(user);
    }

    TableWrite update(int id) {
        return TableWrite.update(
                prices, List.of(Map.of("id", id)), Set.of("price"), Map.of("price", 1), "update prices");
    }

    /** A connection, with or without a transaction. */
    final class Connection {
        final Session session;
        private final Map<Integer, Integer> uncommitted = new HashMap<>();
        private boolean transactional;

        private Connection(String user) {
            session = application.coherence.session(new Context(database, List.of(user)));
        }

        void begin() {
            transactional = true;
        }

        int read(int id) {
            session.uses(transactional);
            int price = uncommitted.getOrDefault(id, Objects.requireNonNullElse(committed.get(id), 0));
            LoadScope load = application.coherence.here().load();
            if (load != null) {
                load.reads(
                        session, prices, new RowRead(List.of(Map.of("id", (Object) id)), true, true), "select price");
            }
            return price;
        }

        /** In a transaction, or at once. */
        void write(int id, int price) {
            session.uses(transactional);
            TableWrite write = update(id);
            if (transactional) {
                session.writes(write);
                uncommitted.put(id, price);
                return;
            }
            Doubt doubt = session.commits(List.of(write));
            committed.put(id, price);
            doubt.committed();
        }

        /** The first half of a commit: what was written may be visible to others any moment. */
        Doubt beginCommit() {
            Doubt doubt = session.commits();
            committed.putAll(uncommitted);
            uncommitted.clear();
            return doubt;
        }

        void endCommit(Doubt doubt) {
            doubt.committed();
            session.ended();
            transactional = false;
        }

        void commit() {
            endCommit(beginCommit());
        }

        void rollback() {
            uncommitted.clear();
            session.ended();
            transactional = false;
        }
    }
}
