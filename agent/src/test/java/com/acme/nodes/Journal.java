package com.acme.nodes;

import com.acme.history.Look;
import com.acme.history.Recorder;
import com.acme.history.Seen;
import com.acme.history.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Records into a file that another JVM can read, however this one ends: what is in it is the system's as soon as it is written.
 * Its lines are of one length and begin with their kind, which is written last. Used by one thread.
 */
final class Journal extends Recorder {

    static final int LINE = 64;
    static final int TEXT_OF_WRITE = 32;
    static final int TEXT_OF_FAULT = 8;

    static final List<Look> LOOKS = List.of(Look.values());
    static final List<Kind> KINDS = List.of(Kind.values());

    /** What a line is about. */
    enum Kind {
        NONE,
        SEEN,
        MISSING,
        PAIR_SEEN,
        PAIR_WRITTEN,
        WRITTEN,
        FAULT,
        VOID
    }

    private static final long LARGEST = 64L << 20;

    private final MappedByteBuffer lines;
    private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
    private int end;

    Journal(Path file) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            lines = channel.map(FileChannel.MapMode.READ_WRITE, 0, LARGEST);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public Seen saw(int key, long value, long start, long end, Look how) {
        return put(Kind.SEEN, super.saw(key, value, start, end, how));
    }

    @Override
    public Seen missed(int owner, int item, long start, long end) {
        return put(Kind.MISSING, super.missed(owner, item, start, end));
    }

    @Override
    public boolean sawPair(int item, long version, long noteVersion) {
        boolean isNew = super.sawPair(item, version, noteVersion);
        if (isNew) {
            numbers(append(), version, noteVersion);
            finish(Kind.PAIR_SEEN, 0, item);
        }
        return isNew;
    }

    @Override
    public Written mayWrite(int key, long value, long start, String how) {
        Written write = super.mayWrite(key, value, start, how);
        int place = append();
        places.put(write, place);
        numbers(place, value, start, Written.UNKNOWN);
        text(place + TEXT_OF_WRITE, LINE - TEXT_OF_WRITE, how);
        finish(Kind.WRITTEN, 0, key);
        return write;
    }

    @Override
    public void wrote(Written write, long end) {
        super.wrote(write, end);
        numbers(places.get(write), write.value, write.start, end);
    }

    @Override
    public void wroteNothing(Written write) {
        super.wroteNothing(write);
        lines.putLong(places.get(write), head(Kind.VOID, 0, write.key));
    }

    @Override
    public void wrotePair(int item, long version, long noteVersion) {
        super.wrotePair(item, version, noteVersion);
        numbers(append(), version, noteVersion);
        finish(Kind.PAIR_WRITTEN, 0, item);
    }

    @Override
    public void fault(String what) {
        super.fault(what);
        text(append() + TEXT_OF_FAULT, LINE - TEXT_OF_FAULT, what);
        finish(Kind.FAULT, 0, 0);
    }

    private Seen put(Kind kind, Seen seen) {
        Integer known = places.get(seen);
        int place = known == null ? append() : known;
        // The last end before the last start: a line that is broken off in between says less, but nothing that is
        // wrong.
        lines.putLong(place + 5 * Long.BYTES, seen.lastEnd);
        lines.putLong(place + 4 * Long.BYTES, seen.lastStart);
        if (known == null) {
            places.put(seen, place);
            numbers(place, seen.value, seen.firstStart, seen.firstEnd);
            finish(kind, LOOKS.indexOf(seen.how), seen.key);
        }
        return seen;
    }

    private int append() {
        if (end + LINE > LARGEST) {
            throw new IllegalStateException("the journal is full: make rounds shorter");
        }
        return end;
    }

    private void numbers(int place, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            lines.putLong(place + (i + 1) * Long.BYTES, numbers[i]);
        }
    }

    private void text(int place, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < Math.min(room, bytes.length); i++) {
            lines.put(place + i, bytes[i]);
        }
    }

    private void finish(Kind kind, int look, int key) {
        VarHandle.releaseFence();
        lines.putLong(end, head(kind, look, key));
        end += LINE;
    }

    private static long head(Kind kind, int look, int key) {
        return ((long) KINDS.indexOf(kind) << 48) | ((long) look << 40) | key;
    }
}
