package io.fallbackcached.bench.application;

import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;

/** Which customers and products are asked for: few of them most of the time. For one thread. */
final class Keys {

    /** Customers, and as many products. */
    static final int COUNT = 4000;

    /** Odd and no multiple of five, so no two ranks fall on one key; neighbours in rank lie far apart. */
    private static final int STRIDE = 1237;

    private static final double SKEW = 0.99;

    private final ZipfDistribution ranks;

    Keys(int seed) {
        ranks = new ZipfDistribution(new Well19937c(seed), COUNT, SKEW);
    }

    long next() {
        return (long) ranks.sample() * STRIDE % COUNT + 1;
    }
}
