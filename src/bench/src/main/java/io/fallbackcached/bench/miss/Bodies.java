package io.fallbackcached.bench.miss;

import io.fallbackcached.bench.peers.Articles;
import java.util.stream.IntStream;
import org.openjdk.jmh.infra.Blackhole;

/** The bodies of {@link Subject}'s methods. */
public final class Bodies {

    private static final int TOKENS = 20;
    private static final String[] NAMES =
            IntStream.range(0, 64).mapToObj(Articles::code).toArray(String[]::new);

    private Bodies() {}

    public static String tiny(long key) {
        return NAMES[(int) key & (NAMES.length - 1)];
    }

    public static String computed(long key) {
        Blackhole.consumeCPU(TOKENS);
        return tiny(key);
    }

    public static String read(long key) {
        return Articles.read(Articles.source(), key % Articles.COUNT);
    }
}
