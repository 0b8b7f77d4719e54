package io.fallbackcached.bench.slices;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a thread did in a moment, or in several.
 *
 * @param operations how often it did its work, at least once
 * @param median nanoseconds that one took: unlike the mean no victim of what else the machine does
 * @param nanos from beginning to end
 * @param cpuNanos of the thread itself: what the driver, the agent and the application cost without the server
 * @param bytes that it allocated
 */
public record Slice(long operations, long median, long nanos, long cpuNanos, long bytes) {

    public double micros() {
        return nanos / 1000.0 / operations;
    }

    public double medianMicros() {
        return median / 1000.0;
    }

    public double cpuMicros() {
        return cpuNanos / 1000.0 / operations;
    }

    public double bytesEach() {
        return (double) bytes / operations;
    }

    /** Several moments as one: the median is that of the moments' medians. */
    static Slice joined(List<Slice> moments) {
        long[] medians = moments.stream().mapToLong(Slice::median).sorted().toArray();
        return new Slice(
                sum(moments, Slice::operations),
                medians[medians.length / 2],
                sum(moments, Slice::nanos),
                sum(moments, Slice::cpuNanos),
                sum(moments, Slice::bytes));
    }

    private static long sum(List<Slice> moments, ToLongFunction<Slice> part) {
        return moments.stream().mapToLong(part).sum();
    }

    String line() {
        return operations + " " + median + " " + nanos + " " + cpuNanos + " " + bytes;
    }

    static Slice of(String line) {
        String[] parts = line.split(" ", -1);
        return new Slice(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
