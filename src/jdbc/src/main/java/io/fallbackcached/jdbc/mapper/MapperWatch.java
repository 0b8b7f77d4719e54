package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.Watcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches Ebean and Hibernate where they answer without a statement. Thread-safe. */
final class MapperWatch implements MethodWatch {

    static final String PERSISTENCE_CONTEXT = "org/hibernate/engine/spi/PersistenceContext";

    private static final String BATCH = "io/ebeaninternal/server/persist/BatchControl";

    private final List<Place> places;

    MapperWatch(Coherence coherence) {
        Watcher ebeanCache = new OtherCache(coherence, "answered by Ebean's own cache");
        Watcher ebeanThreads = new OtherThreads(coherence, "hands work to Ebean's own threads");
        Watcher ebeanMemory = new Memory(coherence, 1);
        Batches batches = new Batches(coherence);
        Watcher forgetting = new Forgetting(coherence);
        Watcher hibernateCache = new OtherCache(coherence, "answered by Hibernate's second-level cache");
        Watcher hibernateMemory = new Memory(coherence, 0);
        this.places = List.of(
                new Place("io/ebean/cache/ServerCache", List.of("get", "getAll"), ebeanCache),
                new Place("io/ebean/BackgroundExecutor", List.of("execute", "submit", "schedule"), ebeanThreads),
                new Place(
                        "io/ebean/bean/PersistenceContext",
                        List.of("get", "getWithOption", "putIfAbsent"),
                        ebeanMemory),
                new Place(BATCH, List.of("executeOrQueue", "executeStatementOrBatch"), batches.saving()),
                new Place(BATCH, List.of("addToFlushQueue"), batches.queueing()),
                new Place(BATCH, List.of("flush", "flushOnCommit", "flushReset"), batches.writingOut()),
                new Place(BATCH, List.of("clear"), forgetting),
                new Place("org/hibernate/cache/spi/access/CachedDomainDataAccess", List.of("get"), hibernateCache),
                new Place("org/hibernate/cache/spi/QueryResultsCache", List.of("get"), hibernateCache),
                new Place(PERSISTENCE_CONTEXT, List.of("getEntity", "getEntityHolder"), hibernateMemory),
                new Place(PERSISTENCE_CONTEXT, List.of("claimEntityHolderIfPossible"), new Claims(coherence)),
                new Place(PERSISTENCE_CONTEXT, List.of("addEntry"), new Entries(coherence)),
                new Place(PERSISTENCE_CONTEXT, List.of("clear"), forgetting));
    }

    @Override
    public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        for (Place place : places) {
            if (place.methods().contains(methodName) && (type.name().equals(place.type()) || type.isA(place.type()))) {
                return place.watcher();
            }
        }
        return null;
    }

    @Override
    public void close() {
        // what was woven stays, and is not asked any more
    }
}
