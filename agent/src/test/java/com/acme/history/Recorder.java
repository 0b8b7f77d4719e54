package com.acme.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one thread saw and wrote in a round. Used by one thread at a time. */
public class Recorder {

    private static final int MOST_FAULTS = 20;

    public final List<Seen> seen = new ArrayList<>();
    public final List<Written> written = new ArrayList<>();

    /** Item, its version, its note's version: seen, or written, as of one moment. */
    public final List<long[]> pairsSeen = new ArrayList<>();

    public final List<long[]> pairsWritten = new ArrayList<>();

    /** That an item was not among an owner's: the key is {@code owner * ITEMS + item}. */
    public final List<Seen> missing = new ArrayList<>();

    public final List<String> faults = new ArrayList<>();
    private final Map<Look, Seen[]> last = new EnumMap<>(Look.class);
    private final long[] latest = new long[Schema.ITEMS];
    private final Seen[] lastMissing = new Seen[Schema.OWNERS * Schema.ITEMS];
    private final long[][] lastPair = new long[Schema.ITEMS][];

    /** @return what is known of it now */
    public Seen saw(int key, long value, long start, long end, Look how) {
        if (Keys.isItem(key)) {
            latest[key] = value;
        }
        Seen[] lastSo = last.computeIfAbsent(how, first -> new Seen[Keys.COUNT]);
        Seen before = lastSo[key];
        if (before != null && before.value == value) {
            before.again(start, end);
            return before;
        }
        Seen now = new Seen(key, value, start, end, how);
        lastSo[key] = now;
        seen.add(now);
        return now;
    }

    /** @return what is known of it now */
    public Seen missed(int owner, int item, long start, long end) {
        int key = owner * Schema.ITEMS + item;
        // What is between the first and the last time would be lost if another owner's list showed the item meanwhile.
        Seen before = lastMissing[key];
        if (before != null && before.value == latest[item]) {
            before.again(start, end);
            return before;
        }
        Seen now = new Seen(key, latest[item], start, end, Look.OWNERS_ITEMS);
        lastMissing[key] = now;
        missing.add(now);
        return now;
    }

    /** @return whether that is other than before */
    public boolean sawPair(int item, long version, long noteVersion) {
        long[] before = lastPair[item];
        if (before != null && before[1] == version && before[2] == noteVersion) {
            return false;
        }
        lastPair[item] = new long[] {item, version, noteVersion};
        pairsSeen.add(lastPair[item]);
        return true;
    }

    /** A commit is about to be asked for. */
    public Written mayWrite(int key, long value, long start, String how) {
        Written write = new Written(key, value, start, how);
        written.add(write);
        return write;
    }

    /** The commit has returned. */
    public void wrote(Written write, long end) {
        write.end = end;
    }

    /** It turned out that nothing was written. */
    public void wroteNothing(Written write) {
        written.remove(write);
    }

    /** Both were committed together. */
    public void wrotePair(int item, long version, long noteVersion) {
        pairsWritten.add(new long[] {item, version, noteVersion});
    }

    public void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }
}
