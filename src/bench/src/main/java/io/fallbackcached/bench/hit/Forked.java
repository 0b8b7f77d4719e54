package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.jmh.Jmh;
import io.fallbackcached.bench.peers.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The comparison with everybody by JMH, each peer in JVMs of its own. */
final class Forked {

    private static final Set<Peer> ALL = EnumSet.allOf(Peer.class);
    private static final Set<Peer> STRICT = EnumSet.of(Peer.OURS, Peer.CACHE2K);

    private final Run run;
    private final List<String> options;

    /** @param options of the JVMs, with which the catalogue finds its database */
    Forked(Run run, List<String> options) {
        this.run = run;
        this.options = options;
    }

    void measure(List<Shape> shapes) throws Exception {
        for (Shape shape : shapes) {
            if (run.quick()) {
                measure(shape, Collections.min(shape.sizes()), 1, shape == Shape.REFERENCE ? ALL : STRICT);
            } else if (shape == Shape.REFERENCE) {
                for (int size : shape.sizes()) {
                    measure(shape, size, 1, ALL);
                    measure(shape, size, 2, ALL);
                }
            } else {
                measure(shape, Collections.max(shape.sizes()), 1, STRICT);
            }
        }
    }

    private void measure(Shape shape, int size, int threads, Set<Peer> peers) throws Exception {
        String scenario = shape.scenario(size, threads, "alone");
        for (Peer peer : peers) {
            List<String> jvm = new ArrayList<>(options);
            jvm.addAll(peer.options());
            jvm.add("-D" + HitBenchmark.PEER + "=" + peer.name());
            jvm.add("-D" + HitBenchmark.SIZE + "=" + size);
            Jmh.Effort effort = run.quick() ? new Jmh.Effort(1, 1, 300) : new Jmh.Effort(2, 6, 500);
            String include = HitBenchmark.class.getName().replace(".", "\\.") + "\\." + shape.method() + "$";
            Jmh.run(run, include, scenario, peer.variant(), threads, jvm, effort);
        }
    }
}
