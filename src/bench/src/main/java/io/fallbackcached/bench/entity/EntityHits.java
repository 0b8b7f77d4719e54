package io.fallbackcached.bench.entity;

import io.ebean.Database;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Hits and nothing but hits, outside transactions, so that each call has a persistence context of its own, as each request
 * has. Who answers them is up to the JVM's options.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class EntityHits {

    private static final int LONGEST_WARM_UP = 50;

    private final CustomerDao dao = new CustomerDao();
    private Database database;

    /** Loads everything, until all is answered from memory. */
    @Setup(Level.Trial)
    public void load(BenchmarkParams params) throws InterruptedException {
        database = Customers.open();
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        LongConsumer call = call(method);
        for (int i = 0; i < LONGEST_WARM_UP; i++) {
            LongStream.range(0, keys(method)).forEach(call);
            if (statements() == 0) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(method + " keeps asking the database");
    }

    @TearDown(Level.Trial)
    public void demandHits() {
        long statements = statements();
        database.shutdown();
        if (statements > 0) {
            throw new IllegalStateException(statements + " calls were no hits");
        }
    }

    @Benchmark
    public @Nullable Customer one(Turn turn) {
        return dao.byId(turn.customer());
    }

    @Benchmark
    public @Nullable Customer sharedOne(Turn turn) {
        return dao.sharedById(turn.customer());
    }

    @Benchmark
    public List<Customer> list(Turn turn) {
        return dao.inRegion(turn.region());
    }

    @Benchmark
    public List<Customer> sharedList(Turn turn) {
        return dao.sharedInRegion(turn.region());
    }

    @Benchmark
    public List<Customer> queryCache(Turn turn) {
        return dao.inRegionByQueryCache(turn.region());
    }

    private LongConsumer call(String method) {
        return switch (method) {
            case "one" -> dao::byId;
            case "sharedOne" -> dao::sharedById;
            case "list" -> dao::inRegion;
            case "sharedList" -> dao::sharedInRegion;
            case "queryCache" -> dao::inRegionByQueryCache;
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static int keys(String method) {
        return method.endsWith("ne") ? Customers.REGIONS * Customers.PER_REGION : Customers.REGIONS;
    }

    /** How many queries ran since this was last asked. */
    private long statements() {
        return database.metaInfo().collectMetrics().queryMetrics().stream()
                .mapToLong(metric -> metric.count())
                .sum();
    }

    /** Whom each thread asks for next. */
    @State(Scope.Thread)
    public static class Turn {

        private static final int LENGTH = 1 << 12;

        private final long[] customers = ThreadLocalRandom.current()
                .longs(LENGTH, 0, Customers.REGIONS * Customers.PER_REGION)
                .toArray();
        private int position;

        long customer() {
            return customers[position++ & (LENGTH - 1)];
        }

        long region() {
            return customer() / Customers.PER_REGION;
        }
    }
}
