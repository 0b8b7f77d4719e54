package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.postgres.logical.TestDecoding.Sort;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestDecodingTest {

    private static final ServerEncoding UTF8 = new ServerEncoding("UTF8");

    private final TestDecoding line = new TestDecoding();

    @Test
    void transactionsHaveNumbers() {
        assertThat(read("BEGIN 4294967295")).isEqualTo(Sort.BEGIN);
        assertThat(line.xid()).isEqualTo(4294967295L);
        assertThat(read("COMMIT 701")).isEqualTo(Sort.COMMIT);
        assertThat(line.xid()).isEqualTo(701);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN",
                "BEGIN x",
                "COMMIT 1 (at 2020-01-01)",
                "table",
                "table x",
                "table public",
                "table public.",
                "table public.t",
                "table public.t:",
                "table public.t: MERGE: id[integer]:1",
                "table \"public.t: INSERT: id[integer]:1",
                "table public.t INSERT: id[integer]:1",
                "opening a streamed block for transaction",
                "PREPARE TRANSACTION 'x', txid 1"
            })
    void whatIsNoLineOfItsIsUnknown(String text) {
        assertThat(read(text)).isEqualTo(Sort.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table public.t: INSERT: id",
                "table public.t: INSERT: id[integer]",
                "table public.t: INSERT: id[integer]:",
                "table public.t: INSERT: id[integer]: name[text]:'a'",
                "table public.t: INSERT: id[integer:1",
                "table public.t: INSERT: id[\"integer]:1",
                "table public.t: INSERT: name[text]:'a",
                "table public.t: INSERT: name[text]:'a'b",
                "table public.t: INSERT: name[text]:'a''",
                "table public.t: INSERT: Name[text]:'a'",
                "table public.t: INSERT:id[integer]:1",
                "table public.t: INSERT: id[integer]:1 ",
                "table public.t: INSERT: id[integer]:1 new-tuple: id[integer]:2",
                "table public.t: DELETE: (no-tuple-data) id[integer]:1",
                "table public.t: UPDATE: old-key: id[integer]:1",
                "table public.t: UPDATE: id[integer]:1 new-tuple: id[integer]:2"
            })
    void rowsThatAreCutOffOrStrangeAreNotUnderstood(String text) {
        read(text);

        assertThat(line.readRows()).isFalse();
    }

    @Test
    void anInsertTellsTheNewRow() {
        read(
                "table public.t: INSERT: id[bigint]:-9223372036854775808 name[text]:'O''Hara ''' other[text]:null ok[boolean]:true"
                        + " bits[bit]:B'101' price[numeric]:1.50 nan[double precision]:-Infinity");

        assertThat(line.readRows()).isTrue();
        assertThat(line.before().isTold()).isFalse();
        assertThat(line.after().size()).isEqualTo(7);
        assertThat(line.after().integer(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(line.after().text(1, UTF8)).isEqualTo("O'Hara '");
        assertThat(line.after().isNull(2)).isTrue();
        assertThat(line.after().text(2, UTF8)).isNull();
        assertThat(line.after().integer(5)).isNull();
        assertThat(line.after().isNamed(6, "nan".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(line.after().isNamed(6, "na".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void theWordNullInQuotesIsText() {
        read("table public.t: INSERT: a[text]:'null' b[text]:'unchanged-toast-datum' c[text]:unchanged-toast-datum");

        assertThat(line.readRows()).isTrue();
        assertThat(line.after().isNull(0)).isFalse();
        assertThat(line.after().text(0, UTF8)).isEqualTo("null");
        assertThat(line.after().isUnchanged(1)).isFalse();
        assertThat(line.after().isUnchanged(2)).isTrue();
    }

    @Test
    void anUpdateMayTellTheOldKey() {
        read(
                "table public.t: UPDATE: old-key: id[integer]:1 new-tuple: id[integer]:2 name[text]:' new-tuple: id[integer]:3'");

        assertThat(line.readRows()).isTrue();
        assertThat(line.before().integer(0)).isEqualTo(1);
        assertThat(line.after().integer(0)).isEqualTo(2);
        assertThat(line.after().text(1, UTF8)).isEqualTo(" new-tuple: id[integer]:3");
    }

    @Test
    void aDeleteWithoutKeyTellsNothing() {
        read("table public.t: DELETE: (no-tuple-data)");

        assertThat(line.readRows()).isTrue();
        assertThat(line.before().isTold()).isFalse();
    }

    @Test
    void aTableWithoutColumnsHasRows() {
        read("table public.t: INSERT:");

        assertThat(line.readRows()).isTrue();
        assertThat(line.after().isTold()).isTrue();
        assertThat(line.after().size()).isZero();
    }

    @Test
    void namesMayHaveAnythingInThem() {
        read(
                "table \"a.b: INSERT:\".\"x\"\"y, z: TRUNCATE: [1]\": INSERT: \"q\"\"[\"[\"we\"\"ird]:\".\"t y[]\"[]]:'v' id[integer[]]:'{1}'"
                        + " vc[character varying]:'w'");

        assertThat(read()).isTrue();
        assertThat(new String(line.table(), StandardCharsets.UTF_8))
                .isEqualTo("\"a.b: INSERT:\".\"x\"\"y, z: TRUNCATE: [1]\"");
        assertThat(line.after().isNamed(0, "q\"[".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(line.after().text(0, UTF8)).isEqualTo("v");
        assertThat(line.after().text(1, UTF8)).isEqualTo("{1}");
        assertThat(line.after().text(2, UTF8)).isEqualTo("w");
    }

    @Test
    void truncationNamesTables() {
        assertThat(read("table public.a, \"S, t\".\"b: c\", public.d: TRUNCATE: restart_seqs cascade"))
                .isEqualTo(Sort.TRUNCATE);

        List<String> names = new ArrayList<>();
        line.tables().forEach(name -> names.add(new String(name, StandardCharsets.UTF_8)));
        assertThat(names).containsExactly("public.a", "\"S, t\".\"b: c\"", "public.d");
        assertThat(read("table public.a: TRUNCATE: (no-flags)")).isEqualTo(Sort.TRUNCATE);
        assertThat(line.tables()).hasSize(1);
    }

    @Test
    void messagesAreToldApartByPrefixAndSize() {
        byte[] prefix = Cursor.ascii("fallbackcached");
        assertThat(read("message: transactional: 1 prefix: fallbackcached, sz: 3 content:a 1"))
                .isEqualTo(Sort.MESSAGE);
        assertThat(line.message(prefix, UTF8)).isEqualTo("a 1");
        assertThat(line.message(Cursor.ascii("fallback"), UTF8)).isNull();

        read("message: transactional: 0 prefix: fallbackcached, sz: 3 content:a 1");
        assertThat(line.message(prefix, UTF8)).isNull();
        read("message: transactional: 1 prefix: fallbackcached, sz: 4 content:a 1");
        assertThat(line.message(prefix, UTF8)).isNull();
        read("message: transactional: 1 prefix: COMMIT 1, sz: 3 content:\n");
        assertThat(line.message(prefix, UTF8)).isNull();
    }

    @Test
    void buffersWithoutArrayAreReadToo() {
        byte[] bytes = "BEGIN 7".getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();

        assertThat(line.read(buffer)).isEqualTo(Sort.BEGIN);
        assertThat(line.xid()).isEqualTo(7);
    }

    @Test
    void textInAnEncodingThatIsNotKnownIsKnownIfItIsAscii() {
        ServerEncoding latin2 = new ServerEncoding("LATIN2");
        read("table public.t: INSERT: a[text]:'plain' b[text]:'żółw'");

        assertThat(line.readRows()).isTrue();
        assertThat(line.after().text(0, latin2)).isEqualTo("plain");
        assertThat(line.after().text(1, latin2)).isNull();
        assertThat(line.after().text(1, UTF8)).isEqualTo("żółw");
    }

    private boolean read() {
        return line.readRows();
    }

    /** Somewhere inside of a larger buffer. */
    private Sort read(String text) {
        byte[] bytes = ("xx" + text + "'yy").getBytes(StandardCharsets.UTF_8);
        return line.read(ByteBuffer.wrap(bytes, 2, bytes.length - 5).slice());
    }
}
