package com.acme.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what all threads together saw and wrote in one round against the promises. */
public final class Checker {

    private final long[] initial;
    private final Lateness lateness;
    private final List<String> faults = new ArrayList<>();
    private final List<List<Seen>> seen = new ArrayList<>();
    private final List<List<Written>> written = new ArrayList<>();
    private long worst;
    private final Timeline[] timelines = new Timeline[Keys.COUNT];

    /**
     * @param initial the value of each key before the round
     * @param lateness how late a cached answer may be
     */
    public Checker(long[] initial, List<Recorder> recorders, Lateness lateness) {
        this.initial = initial;
        this.lateness = lateness;
        for (int key = 0; key < Keys.COUNT; key++) {
            seen.add(new ArrayList<>());
            written.add(new ArrayList<>());
        }
        for (Recorder recorder : recorders) {
            faults.addAll(recorder.faults);
            recorder.seen.forEach(one -> seen.get(one.key).add(one));
            recorder.written.forEach(this::add);
        }
        for (int key = 0; key < Keys.COUNT; key++) {
            timelines[key] = new Timeline(initial[key], seen.get(key), written.get(key), Keys.isCounter(key));
            check(key);
        }
        recorders.forEach(recorder -> recorder.missing.forEach(this::checkMissing));
        checkPairs(recorders);
    }

    /** What is wrong, for people. */
    public List<String> faults() {
        return faults;
    }

    /** How many nanoseconds the latest cached answer was late: asked for so long after something newer was known. */
    public long worst() {
        return worst;
    }

    /** The value of each key after the round, when everything is quiet. */
    long[] after() {
        long[] values = new long[Keys.COUNT];
        for (int key = 0; key < Keys.COUNT; key++) {
            values[key] = timelines[key].last();
        }
        return values;
    }

    private void add(Written write) {
        written.get(write.key).add(write);
        Keys.counterOf(write.key).ifPresent(counter -> written.get(counter).add(write));
    }

    private void check(int key) {
        Map<Long, Long> starts = new HashMap<>();
        written.get(key).forEach(write -> starts.merge(write.value, write.start, Math::min));
        for (Seen one : seen.get(key)) {
            long late = one.lastStart - timelines[key].outdated(one.value);
            if (one.how.isCached() && late > 0) {
                worst = Math.max(worst, late);
            }
            long floor = timelines[key].floor(
                    one.lastStart - (one.how.isCached() ? lateness.allowed(one, one.lastStart) : 0));
            if (one.value < floor) {
                faults.add("stale: " + Keys.name(key) + " was " + floor + " already when " + one.how + one.by + " gave "
                        + one.value + " [" + one.lastStart + ", " + one.lastEnd + "], " + late / 1_000_000
                        + " ms late" + timelines[key].story(one.lastStart - late)
                        + timelines[key].story(one.lastStart));
            }
            if (Keys.isCounter(key)) {
                if (one.value > timelines[key].ceiling(one.firstEnd)) {
                    faults.add("too early: " + Keys.name(key) + " was at most " + timelines[key].ceiling(one.firstEnd)
                            + " when " + one.how + " gave " + one.value);
                }
            } else if (one.value != initial[key]) {
                Long start = starts.get(one.value);
                if (start == null) {
                    faults.add(
                            "never committed: " + Keys.name(key) + " " + one.value + " given by " + one.how + one.by);
                } else if (start > one.firstEnd) {
                    faults.add(
                            "not yet committed: " + Keys.name(key) + " " + one.value + " given by " + one.how + one.by);
                }
            }
        }
    }

    /** An item was missing among an owner's: then it may have belonged to another at that time. */
    private void checkMissing(Seen one) {
        int owner = one.key / Schema.ITEMS;
        int item = one.key % Schema.ITEMS;
        if (!mayBelongToAnother(item, owner, one.firstStart - lateness.allowed(one, one.firstStart), one.firstEnd)
                || !mayBelongToAnother(
                        item, owner, one.lastStart - lateness.allowed(one, one.lastStart), one.lastEnd)) {
            faults.add("missing: item " + item + " among those of owner " + owner + " [" + one.firstStart + ", "
                    + one.lastEnd + "]" + timelines[item].story(one.lastStart));
        }
    }

    private boolean mayBelongToAnother(int item, int owner, long start, long end) {
        long floor = timelines[Keys.item(item)].floor(start);
        if (initial[Keys.item(item)] >= floor && initial[Keys.item(item)] % Schema.OWNERS != owner) {
            return true;
        }
        return written.get(Keys.item(item)).stream()
                .anyMatch(write -> write.value >= floor && write.start <= end && write.value % Schema.OWNERS != owner);
    }

    /** What was written in one transaction is seen as a whole or not at all. */
    private void checkPairs(List<Recorder> recorders) {
        List<List<long[]>> pairs = new ArrayList<>();
        for (int item = 0; item < Schema.ITEMS; item++) {
            pairs.add(new ArrayList<>());
        }
        recorders.forEach(recorder ->
                recorder.pairsWritten.forEach(pair -> pairs.get((int) pair[0]).add(pair)));
        for (Recorder recorder : recorders) {
            for (long[] look : recorder.pairsSeen) {
                for (long[] pair : pairs.get((int) look[0])) {
                    if ((look[1] >= pair[1]) != (look[2] >= pair[2])) {
                        faults.add("torn: " + Arrays.toString(look) + " though " + Arrays.toString(pair)
                                + " were committed together");
                    }
                }
            }
        }
    }
}
