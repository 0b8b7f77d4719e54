package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Articles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Keys, and in which order they are asked for. Equal to those of another set, and never the same objects. */
public final class KeySet {

    private static final int ORDER = 1 << 16;
    private static final double SKEW = 0.99;

    private final String[] codes;
    private final int[] order;
    private final Object none = new Object();

    private KeySet(int size, int[] order) {
        this.codes = IntStream.range(0, size).mapToObj(Articles::code).toArray(String[]::new);
        this.order = order;
    }

    /** Each key in turn. */
    public static KeySet inTurn(int size) {
        return new KeySet(size, IntStream.range(0, ORDER).map(i -> i % size).toArray());
    }

    /** Some keys far more often than others: the k-th as often as a zipfian distribution of 0.99 says. */
    public static KeySet zipfian(int size) {
        double[] below = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1 / Math.pow(i + 1, SKEW);
            below[i] = sum;
        }
        List<Integer> keys = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Random random = new Random(42);
        Collections.shuffle(keys, random);
        double total = sum;
        int[] order = IntStream.range(0, ORDER)
                .map(i -> {
                    int place = Arrays.binarySearch(below, random.nextDouble() * total);
                    return keys.get(place < 0 ? -place - 1 : place);
                })
                .toArray();
        return new KeySet(size, order);
    }

    public String[] codes() {
        return codes;
    }

    public int[] order() {
        return order;
    }

    /** What no name is. */
    public Object none() {
        return none;
    }
}
