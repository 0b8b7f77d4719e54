package io.fallbackcached.bench.miss;

import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.paired.Contender;
import io.fallbackcached.bench.paired.Pairing;
import io.fallbackcached.bench.paired.SingleCalls;
import io.fallbackcached.bench.paired.Work;
import io.fallbackcached.bench.paired.Workers;
import io.fallbackcached.bench.peers.Articles;
import java.nio.file.Path;
import java.util.List;

/**
 * The JVM in which a bare method is compared with a woven one. Without an agent nothing is woven, and what is compared is the
 * same: how far from 1 that comes out is what the comparison can tell.
 */
final class MissVm {

    private static final int SELECTS_IN_ROUND = 4000;
    private static final int SELECTS_MILLIS = 200;

    private final int rounds;
    private final String ending = Agent.isAttached() ? "" : ", without agent";
    private final Figures figures;

    private MissVm(int rounds, Figures figures) {
        this.rounds = rounds;
        this.figures = figures;
    }

    /** @param arguments the file for the figures, and the number of rounds */
    public static void main(String[] arguments) throws Exception {
        new MissVm(Integer.parseInt(arguments[1]), Figures.startingIn(Path.of(arguments[0]))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        compare(
                "unrelated method of a woven class",
                Caller.repeating("none", Bare.class, UnrelatedLoop.class),
                Caller.repeating("ours", Woven.class, UnrelatedLoop.class));
        compare(
                "bypass, condition is false",
                Caller.repeating("none", Bare.class, TinyLoop.class),
                Caller.repeating("ours", Conditional.class, TinyLoop.class));
        compare(
                "miss, computed",
                Caller.missing("none", Bare.class, ComputedLoop.class),
                Caller.missing("ours", Woven.class, ComputedLoop.class),
                Caller.missing("cache2k", ByHand.class, ComputedLoop.class));
        compareMissesOfRows();
        compare(
                "bypass, in a transaction under REPEATABLE READ",
                inSnapshot(Caller.repeating("none", Bare.class, TinyLoop.class)),
                inSnapshot(Caller.repeating("ours", Woven.class, TinyLoop.class)));
        // Last, since nothing is answered from memory after it.
        Contender killed = Caller.repeating("ours", Woven.class, TinyLoop.class);
        killed.work().run(0, Workers.BATCH);
        if (Agent.isAttached()) {
            Agent.kill();
        }
        compare("killed rule", Caller.repeating("none", Bare.class, TinyLoop.class), killed);
    }

    private void compareMissesOfRows() throws Exception {
        Contender bare = Caller.missing("none", Bare.class, ReadLoop.class);
        Contender ours = Caller.missing("ours", Woven.class, ReadLoop.class);
        List<Contender> all = List.of(bare, ours, Caller.missing("cache2k", ByHand.class, ReadLoop.class));
        // A call is of far more code than the others run, and most of its time is another process's.
        new SingleCalls(all, bare, SELECTS_IN_ROUND)
                .measure(rounds, rounds, "miss, loopback SELECT" + ending + ", paired", figures);
        try (Workers workers = new Workers(1)) {
            new Pairing(all, bare, workers, SELECTS_MILLIS)
                    .measure(rounds / 2, rounds, "miss, loopback SELECT, in blocks" + ending + ", paired", figures);
        }
        long loads = Articles.loads();
        ours.work().run(0, Workers.BATCH);
        if (Articles.loads() != loads + Workers.BATCH) {
            throw new IllegalStateException("what was measured were no misses");
        }
    }

    /** The first is what the others are compared with. */
    private void compare(String scenario, Contender... contenders) throws Exception {
        try (Workers workers = new Workers(1)) {
            new Pairing(List.of(contenders), contenders[0], workers)
                    .measure(2 * rounds, rounds, scenario + ending + ", paired", figures);
        }
    }

    private static Contender inSnapshot(Contender contender) {
        Work work = (from, calls) -> {
            Snapshot.open();
            contender.work().run(from, calls);
        };
        return new Contender(contender.name(), work);
    }
}
