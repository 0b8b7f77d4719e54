package io.fallbackcached.bench.miss;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Calls with a key that never came before. With the agent each is a miss, without it a plain call. */
@State(Scope.Thread)
public class MissBenchmark {

    private final Subject subject = new Woven();
    private long key;

    @Benchmark
    public String computed() {
        return subject.computed(key++);
    }

    @Benchmark
    public String read() {
        return subject.read(key++);
    }

    @Benchmark
    public String unrelated() {
        return subject.unrelated(key++);
    }
}
