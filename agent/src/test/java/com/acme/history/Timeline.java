package com.acme.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What was known of one value, which only grows, at each time of a round. */
public final class Timeline {

    private final long initial;
    private final boolean counter;
    private final List<Written> written;
    private final long[] times;
    private final long[] floors;
    private final long[] ends;
    private final long[] starts;

    /** @param counter whether each write adds one, rather than set a value of its own */
    public Timeline(long initial, List<Seen> seen, List<Written> written, boolean counter) {
        this.initial = initial;
        this.counter = counter;
        this.written = written;
        this.ends = written.stream().mapToLong(write -> write.end).sorted().toArray();
        this.starts = written.stream().mapToLong(write -> write.start).sorted().toArray();
        List<long[]> points = new ArrayList<>();
        seen.forEach(one -> points.add(new long[] {one.firstEnd, one.value}));
        if (counter) {
            for (int i = 0; i < ends.length; i++) {
                points.add(new long[] {ends[i], initial + i + 1});
            }
        } else {
            written.forEach(write -> points.add(new long[] {write.end, write.value}));
        }
        points.sort(Comparator.comparingLong(point -> point[0]));
        times = points.stream().mapToLong(point -> point[0]).toArray();
        floors = points.stream().mapToLong(point -> point[1]).toArray();
        Arrays.parallelPrefix(floors, Math::max);
    }

    /** The least value that may be seen by whoever starts to look at that time. */
    public long floor(long start) {
        int before = lowerBound(times, start);
        return before == 0 ? initial : Math.max(initial, floors[before - 1]);
    }

    /** The earliest time at which something greater than that value was known; {@link Long#MAX_VALUE} for never. */
    public long outdated(long value) {
        if (initial > value) {
            return 0;
        }
        int after = lowerBound(floors, value + 1);
        return after == floors.length ? Long.MAX_VALUE : times[after];
    }

    /** The greatest value of a counter that may have been seen by that time. */
    long ceiling(long end) {
        return initial + lowerBound(starts, end + 1);
    }

    long last() {
        if (counter) {
            return initial + ends.length;
        }
        return written.stream().mapToLong(write -> write.value).max().orElse(initial);
    }

    /** The writes around a time, for people. */
    public String story(long time) {
        StringBuilder story = new StringBuilder();
        written.stream()
                .filter(write -> Math.abs(write.end - time) < 20_000_000)
                .sorted(Comparator.comparingLong(write -> write.end))
                .forEach(write -> story.append("\n      ")
                        .append(write.value)
                        .append(" by ")
                        .append(write.how)
                        .append(" committed [")
                        .append(write.start)
                        .append(", ")
                        .append(write.end)
                        .append("]"));
        return story.toString();
    }

    /** How many of the sorted times are less than that. */
    private static int lowerBound(long[] sorted, long time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
