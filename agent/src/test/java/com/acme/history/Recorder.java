package com.acme.history;

import java.util.ArrayList;
import java.util.List;

/** What one thread saw and wrote in a round. Used by one thread at a time. */
final class Recorder {

    private static final int MOST_FAULTS = 20;

    final List<Seen> seen = new ArrayList<>();
    final List<Written> written = new ArrayList<>();

    /** Item, its version, its note's version: seen, or written, as of one moment. */
    final List<long[]> pairsSeen = new ArrayList<>();

    final List<long[]> pairsWritten = new ArrayList<>();

    /** That an item was not among an owner's: the key is {@code owner * ITEMS + item}. */
    final List<Seen> missing = new ArrayList<>();

    final List<String> faults = new ArrayList<>();
    private final Seen[] last = new Seen[Keys.COUNT];
    private final Seen[] lastMissing = new Seen[Schema.OWNERS * Schema.ITEMS];
    private final long[][] lastPair = new long[Schema.ITEMS][];

    void saw(int key, long value, long start, long end, String how) {
        Seen before = last[key];
        if (before != null && before.value == value) {
            before.again(start, end, how);
        } else {
            last[key] = new Seen(key, value, start, end, how);
            seen.add(last[key]);
        }
    }

    void missed(int owner, int item, long start, long end) {
        int key = owner * Schema.ITEMS + item;
        // What is between the first and the last time would be lost if another owner's list showed the item meanwhile.
        Seen before = lastMissing[key];
        if (before != null && before.value == latest(item)) {
            before.again(start, end, "owner's items");
        } else {
            lastMissing[key] = new Seen(key, latest(item), start, end, "owner's items");
            missing.add(lastMissing[key]);
        }
    }

    void sawPair(int item, long version, long noteVersion) {
        long[] before = lastPair[item];
        if (before == null || before[1] != version || before[2] != noteVersion) {
            lastPair[item] = new long[] {item, version, noteVersion};
            pairsSeen.add(lastPair[item]);
        }
    }

    void wrote(Written write) {
        written.add(write);
    }

    void wrotePair(int item, long version, long noteVersion) {
        pairsWritten.add(new long[] {item, version, noteVersion});
    }

    void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    private long latest(int item) {
        Seen seenLast = last[Keys.item(item)];
        return seenLast == null ? -1 : seenLast.value;
    }
}
