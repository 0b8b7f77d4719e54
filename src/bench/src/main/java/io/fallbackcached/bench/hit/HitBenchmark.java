package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.paired.Workers;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.bench.peers.Catalogue;
import io.fallbackcached.bench.peers.Peer;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/** Asks one catalogue by keys of one shape, all of which it has in memory. Its name and its size come as properties. */
@State(Scope.Benchmark)
@NullUnmarked // JMH sets the fields up
public class HitBenchmark {

    static final String PEER = "hit.peer";
    static final String SIZE = "hit.size";

    private Catalogue catalogue;
    private String[] codes;
    private int[] order;
    private long loads;

    /** Where in the order of keys a thread is. */
    @State(Scope.Thread)
    public static class Place {

        private int next;

        @Setup
        public void start(ThreadParams thread) {
            next = thread.getThreadIndex() * Workers.APART;
        }
    }

    @Setup
    public void fill(BenchmarkParams benchmark) {
        catalogue = Peer.valueOf(System.getProperty(PEER)).create();
        int size = Integer.getInteger(SIZE);
        String name = benchmark.getBenchmark();
        Loop loop = Shape.of(name.substring(name.lastIndexOf('.') + 1)).loop();
        Hits.fill(size, keys -> loop.run(catalogue, keys, 0, size));
        KeySet keys = KeySet.zipfian(size);
        codes = keys.codes();
        order = keys.order();
        loads = Articles.loads();
    }

    @TearDown
    public void checkHits() {
        Hits.check(loads);
    }

    @Benchmark
    public String only() {
        return catalogue.only();
    }

    @Benchmark
    public String byCode(Place place) {
        return catalogue.byCode(codes[key(place)]);
    }

    @Benchmark
    public String byNumber(Place place) {
        return catalogue.byNumber(key(place));
    }

    @Benchmark
    public String byId(Place place) {
        return catalogue.byId(key(place));
    }

    @Benchmark
    public String bySize(Place place) {
        int key = key(place);
        return catalogue.bySize(codes[key], key & 7);
    }

    @Benchmark
    public String byPrice(Place place) {
        int key = key(place);
        return catalogue.byPrice(codes[key], key & 7, key);
    }

    private int key(Place place) {
        return order[place.next++ & (order.length - 1)];
    }
}
