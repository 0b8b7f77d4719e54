package io.fallbackcached.postgres.logical;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line that the plugin {@code test_decoding} writes. Reused for line after line, without garbage; used by one thread.
 *
 * <pre>
 * BEGIN 701
 * table public.person: INSERT: id[integer]:1 name[text]:'O''Hara' photo[bytea]:null
 * table public.person: UPDATE: old-key: id[integer]:1 new-tuple: id[integer]:2 name[text]:unchanged-toast-datum
 * table public.person: DELETE: id[integer]:2
 * table public.person, public."Dog": TRUNCATE: restart_seqs cascade
 * message: transactional: 1 prefix: p, sz: 3 content:abc
 * COMMIT 701
 * </pre>
 */
final class TestDecoding {

    /** What a line says. */
    enum Sort {
        BEGIN,
        COMMIT,
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE,
        MESSAGE,
        /** Something that this does not understand. */
        UNKNOWN
    }

    private static final byte[] BEGIN = Cursor.ascii("BEGIN ");
    private static final byte[] COMMIT = Cursor.ascii("COMMIT ");
    private static final byte[] TABLE = Cursor.ascii("table ");
    private static final byte[] NEXT = Cursor.ascii(", ");
    private static final byte[] INSERT = Cursor.ascii(": INSERT:");
    private static final byte[] UPDATE = Cursor.ascii(": UPDATE:");
    private static final byte[] DELETE = Cursor.ascii(": DELETE:");
    private static final byte[] TRUNCATE = Cursor.ascii(": TRUNCATE:");
    private static final byte[] OLD_KEY = Cursor.ascii(" old-key:");
    private static final byte[] NEW_TUPLE = Cursor.ascii(" new-tuple:");
    private static final byte[] MESSAGE = Cursor.ascii("message: transactional: ");
    private static final byte[] PREFIX = Cursor.ascii(" prefix: ");
    private static final byte[] SIZE = Cursor.ascii(", sz: ");
    private static final byte[] CONTENT = Cursor.ascii(" content:");

    private final Cursor line = new Cursor();
    private final Tuple before = new Tuple();
    private final Tuple after = new Tuple();
    private Sort sort = Sort.UNKNOWN;
    private long xid;
    private int table;
    private int tableEnd;

    /** Reads what a line is about; what it says of rows only when {@linkplain #readRows asked}. */
    Sort read(ByteBuffer next) {
        line.over(next);
        sort = sort();
        return sort;
    }

    private Sort sort() {
        if (line.skip(TABLE)) {
            return change();
        }
        if (line.skip(BEGIN)) {
            return transaction(Sort.BEGIN);
        }
        if (line.skip(COMMIT)) {
            return transaction(Sort.COMMIT);
        }
        return line.skip(MESSAGE) ? Sort.MESSAGE : Sort.UNKNOWN;
    }

    private Sort transaction(Sort which) {
        xid = line.number();
        return xid < 0 || !line.isAtEnd() ? Sort.UNKNOWN : which;
    }

    private Sort change() {
        table = line.at();
        do {
            if (!line.skipName() || !line.skip('.') || !line.skipName()) {
                return Sort.UNKNOWN;
            }
            tableEnd = line.at();
        } while (line.skip(NEXT));
        if (line.skip(INSERT)) {
            return Sort.INSERT;
        }
        if (line.skip(UPDATE)) {
            return Sort.UPDATE;
        }
        if (line.skip(DELETE)) {
            return Sort.DELETE;
        }
        return line.skip(TRUNCATE) ? Sort.TRUNCATE : Sort.UNKNOWN;
    }

    /** The transaction that begins or is committed: the lower 32 bits of its number. */
    long xid() {
        return xid;
    }

    /** Whether the changed table's name stands there just so. */
    boolean isOf(byte[] written) {
        return Arrays.equals(line.bytes(), table, tableEnd, written, 0, written.length);
    }

    /** The changed table's name, qualified and quoted where necessary. */
    byte[] table() {
        return Arrays.copyOfRange(line.bytes(), table, tableEnd);
    }

    /** The names of the tables that are truncated, likewise. */
    List<byte[]> tables() {
        List<byte[]> names = new ArrayList<>();
        Cursor list = new Cursor();
        list.over(ByteBuffer.wrap(line.bytes(), table, tableEnd - table));
        do {
            int from = list.at();
            if (!list.skipName() || !list.skip('.') || !list.skipName()) {
                throw new IllegalStateException("names that were read once");
            }
            names.add(Arrays.copyOfRange(list.bytes(), from, list.at()));
        } while (list.skip(NEXT));
        return names;
    }

    /**
     * Reads what the line says of rows. To be called once.
     *
     * @return false if that is not understood
     */
    boolean readRows() {
        before.clear();
        after.clear();
        switch (sort) {
            case INSERT:
                return after.read(line) && line.isAtEnd();
            case DELETE:
                return before.read(line) && line.isAtEnd();
            case UPDATE:
                boolean old = line.skip(OLD_KEY);
                return (!old || (before.read(line) && line.skip(NEW_TUPLE))) && after.read(line) && line.isAtEnd();
            default:
                return false;
        }
    }

    /** What is known of the row as it was. */
    Tuple before() {
        return before;
    }

    /** What is known of the row as it is now. */
    Tuple after() {
        return after;
    }

    /** What the message says if it has that prefix and is part of a transaction, else null. */
    @Nullable
    String message(byte[] prefix, ServerEncoding encoding) {
        Cursor rest = new Cursor();
        rest.over(ByteBuffer.wrap(line.bytes(), line.at(), line.remaining()));
        if (!rest.skip('1') || !rest.skip(PREFIX) || !rest.skip(prefix) || !rest.skip(SIZE)) {
            return null;
        }
        long size = rest.number();
        return rest.skip(CONTENT) && size == rest.remaining()
                ? encoding.text(rest.bytes(), rest.at(), rest.remaining())
                : null;
    }
}
