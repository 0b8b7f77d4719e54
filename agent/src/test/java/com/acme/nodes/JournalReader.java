package com.acme.nodes;

import com.acme.history.Look;
import com.acme.history.Recorder;
import com.acme.history.Seen;
import com.acme.history.Written;
import com.acme.nodes.Journal.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads what a thread of another JVM has recorded, as far as it came. Used once. */
final class JournalReader {

    private final ByteBuffer lines;
    private final String thread;
    private final Recorder recorder = new Recorder();

    /** @param thread for people */
    JournalReader(Path file, String thread) throws IOException {
        this.thread = thread;
        try (FileChannel channel = FileChannel.open(file)) {
            lines = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    Recorder read() {
        int place = 0;
        while (place < lines.capacity() && lines.getLong(place) != 0) {
            line(place);
            place += Journal.LINE;
        }
        return recorder;
    }

    private void line(int place) {
        long head = lines.getLong(place);
        Kind kind = Journal.KINDS.get((int) (head >>> 48));
        Look look = Journal.LOOKS.get((int) (head >>> 40) & 0xff);
        int key = (int) head;
        switch (kind) {
            case SEEN:
                recorder.seen.add(seen(place, look, key));
                break;
            case MISSING:
                recorder.missing.add(seen(place, look, key));
                break;
            case PAIR_SEEN:
                recorder.pairsSeen.add(new long[] {key, number(place, 1), number(place, 2)});
                break;
            case PAIR_WRITTEN:
                recorder.pairsWritten.add(new long[] {key, number(place, 1), number(place, 2)});
                break;
            case WRITTEN:
                recorder.written.add(written(place, key));
                break;
            case FAULT:
                recorder.faults.add(
                        text(place + Journal.TEXT_OF_FAULT, Journal.LINE - Journal.TEXT_OF_FAULT) + " on " + thread);
                break;
            case NONE:
            case VOID:
                break;
        }
    }

    private Seen seen(int place, Look look, int key) {
        Seen seen = new Seen(key, number(place, 1), number(place, 2), number(place, 3), look);
        seen.by = " on " + thread;
        seen.again(number(place, 4), number(place, 5));
        return seen;
    }

    private Written written(int place, int key) {
        String how = text(place + Journal.TEXT_OF_WRITE, Journal.LINE - Journal.TEXT_OF_WRITE);
        Written written = new Written(key, number(place, 1), number(place, 2), how + " on " + thread);
        written.end = number(place, 3);
        return written;
    }

    private long number(int place, int index) {
        return lines.getLong(place + index * Long.BYTES);
    }

    private String text(int place, int room) {
        byte[] bytes = new byte[room];
        for (int i = 0; i < room; i++) {
            bytes[i] = lines.get(place + i);
        }
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
