package io.fallbackcached.postgres.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    private static final String NASTY = "a\\b\tc\nd\re'f\"g{h}i;j--k\u0000\u00e9\u20ac\ud83d\ude00\ud800 \\u0041 \\t";

    private final Database database = new Coherence().database("x");
    private final MessageText reader = new MessageText(database);

    @Test
    void theTextIsAsDocumented() {
        TableWrite update = TableWrite.update(
                database.table("public.book"), List.of(Map.of("id", 7L)), Set.of("title"), Map.of("title", "a b"), "");

        assertThat(MessageText.of(Message.writes("me", WriteSet.of(List.of(update)))))
                .isEqualTo("1\tw\tme\t0\nU\tpublic.book\t1\ttitle\t1\t1\tid\ti7\t1\ttitle\tsa b");
    }

    @Test
    void beatsAndGoodbyesComeBack() {
        Message beat = reader.read(MessageText.of(Message.beat("some\tone", 42)));
        Message goodbye = reader.read(MessageText.of(Message.goodbye("some\tone")));

        assertThat(beat.kind()).isEqualTo(Message.Kind.BEAT);
        assertThat(beat.sender()).isEqualTo("some\tone");
        assertThat(beat.number()).isEqualTo(42);
        assertThat(goodbye.kind()).isEqualTo(Message.Kind.GOODBYE);
        assertThat(goodbye.sender()).isEqualTo("some\tone");
    }

    @Test
    void everyKindOfWriteComesBack() {
        List<Map<String, Object>> rows = List.of(Map.of("id", 1L, NASTY, NASTY), Map.of("key", new UUID(1, -2)));
        List<TableWrite> writes = List.of(
                TableWrite.any(database.table("public." + NASTY), ""),
                TableWrite.insert(database.table(NASTY + ".book"), rows, ""),
                TableWrite.insert(database.table("public.book"), List.of(), ""),
                TableWrite.insert(database.table("public.book"), List.of(Map.of()), ""),
                TableWrite.delete(database.table("public.book"), rows, ""),
                TableWrite.delete(database.table("public.book"), List.of(), ""),
                TableWrite.update(database.table("public.book"), rows, Set.of(NASTY, "id"), Map.of("id", -5L), ""),
                TableWrite.update(database.table("public.book"), List.of(), Set.of(), Map.of(), ""),
                TableWrite.update(database.table("public.book"), rows, null, Map.of("t", ""), ""));

        assertThat(told(WriteSet.of(writes))).isEqualTo(forms(writes));
    }

    @Test
    void writesToEverythingComeBack() {
        WriteSet data = reader.read(MessageText.of(Message.writes("me", WriteSet.everything("do", false))))
                .writes();
        WriteSet definitions = reader.read(MessageText.of(Message.writes("me", WriteSet.everything("drop", true))))
                .writes();

        assertThat(data.isEverything()).isTrue();
        assertThat(data.definesTables()).isFalse();
        assertThat(definitions.isEverything()).isTrue();
        assertThat(definitions.definesTables()).isTrue();
    }

    @Test
    void randomWritesComeBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<TableWrite> writes = new ArrayList<>();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                writes.add(randomWrite(random));
            }
            assertThat(told(WriteSet.of(writes)))
                    .as("seed %d", seed)
                    .isEqualTo(forms(writes).stream().distinct().collect(Collectors.toList()));
        }
    }

    @Test
    void aMessageIsInAsciiWithoutControlCharactersOtherThanItsSeparators() {
        TableWrite write = TableWrite.delete(database.table("public.book"), List.of(Map.of("id", NASTY)), "");

        assertThat(MessageText.of(Message.writes("me", WriteSet.of(List.of(write)))))
                .matches("[ -~\t\n]*");
    }

    @Test
    void charactersThatStandForThemselvesAreReadAsTheyAre() {
        WriteSet writes = reader.read("1\tw\t-\t0\nD\tpublic.b\u00fccher\t1\t1\tid\ts\u20ac\ud83d\ude00")
                .writes();

        assertThat(forms(writes.writes()))
                .containsExactly("DELETE public.b\u00fccher [{id=\u20ac\ud83d\ude00}] [] null");
    }

    @Test
    void whatATriggerWritesIsKnownAsThat() {
        WriteSet writes = reader.read("1\tw\t-\t0\nI\tpublic.book\t0").writes();

        assertThat(writes.writes().get(0).statement()).isEqualTo("a trigger");
    }

    @Test
    void valuesOfOtherTypesMakeItAnyRow() {
        TableWrite write = TableWrite.delete(database.table("public.book"), List.of(Map.of("id", 7)), "");

        assertThat(told(WriteSet.of(List.of(write)))).containsExactly("ANY public.book [] [] null");
    }

    @Test
    void theLongestLinesGiveUpTheirRowsWhereThereIsNoRoom() {
        TableWrite large = TableWrite.insert(
                database.table("public.large"),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Map.<String, Object>of("id", (long) i))
                        .collect(Collectors.toList()),
                "");
        TableWrite small = TableWrite.delete(database.table("public.small"), List.of(Map.of("id", 1L)), "");

        assertThat(told(WriteSet.of(List.of(large, small))))
                .containsExactlyInAnyOrder("ANY public.large [] [] null", "DELETE public.small [{id=1}] [] null");
    }

    @Test
    void manyWritesToOneTableAreOneWriteToAnyRow() {
        List<TableWrite> writes = IntStream.range(0, 64)
                .mapToObj(i -> TableWrite.delete(
                        database.table("public.book"), List.of(Map.of("id", i + "x".repeat(7_000))), ""))
                .collect(Collectors.toList());

        assertThat(told(WriteSet.of(writes)))
                .contains("ANY public.book [] [] null")
                .hasSizeLessThan(3);
    }

    @Test
    void moreTablesThanThereIsRoomForAreEverything() {
        List<TableWrite> writes = IntStream.range(0, 1_000)
                .mapToObj(i -> TableWrite.any(database.table("public.table" + i), ""))
                .collect(Collectors.toList());

        assertThat(reader.read(MessageText.of(Message.writes("me", WriteSet.of(writes))))
                        .writes()
                        .isEverything())
                .isTrue();
    }

    @Test
    void noTextIsLongerThanPostgresAllows() {
        for (int length = 7_900; length < 8_050; length++) {
            TableWrite write =
                    TableWrite.delete(database.table("public.book"), List.of(Map.of("id", "x".repeat(length))), "");
            assertThat(MessageText.of(Message.writes("me", WriteSet.of(List.of(write)))))
                    .hasSizeLessThan(8_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "\n",
                "\t\t\t",
                "2\tw\tme\t0\nA\tpublic.book",
                "1\tx\tme\t0",
                "1\tw\tme\tnumber\nA\tpublic.book",
                "1\tw\tme\t0",
                "1\tw\tme\t0\n",
                "1\tw\tme\t0\tmore\nA\tpublic.book",
                "1\tb\tme\t1\nA\tpublic.book",
                "1\tg\tme\\",
                "1\tw\tme\t0\nA",
                "1\tw\tme\t0\nA\tbook",
                "1\tw\tme\t0\nA\tpublic.book\tmore",
                "1\tw\tme\t0\nA\tpublic.book\n*x",
                "1\tw\tme\t0\nA\tpublic.book\nX\tpublic.book",
                "1\tw\tme\t0\nI\tpublic.book",
                "1\tw\tme\t0\nI\tpublic.book\t-1",
                "1\tw\tme\t0\nI\tpublic.book\t1",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\t",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\tix",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\tz1",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\tu1-1-1-1-1",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\ts\\x",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\ts\\u12",
                "1\tw\tme\t0\nI\tpublic.book\t1\t1\tid\ts\\u-123",
                "1\tw\tme\t0\nU\tpublic.book\t-2\t0\t0",
                "1\tw\tme\t0\nU\tpublic.book\t0\t0",
            })
    void whatIsNotUnderstoodIsEverything(String text) {
        Message message = reader.read(text);

        assertThat(message.kind()).isEqualTo(Message.Kind.WRITES);
        assertThat(message.writes().isEverything()).isTrue();
        assertThat(message.writes().definesTables()).isTrue();
    }

    @Test
    void randomGarbageIsReadWithoutFailing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String good = MessageText.of(Message.writes("me", WriteSet.of(List.of(randomWrite(random)))));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder bad = new StringBuilder(good);
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad.setCharAt(random.nextInt(bad.length()), "\t\n\\0129u-AIDUisw*".charAt(random.nextInt(16)));
            }
            assertThat(reader.read(bad.toString())).as("seed %d", seed).isNotNull();
        }
    }

    private List<String> told(WriteSet writes) {
        return forms(reader.read(MessageText.of(Message.writes("me", writes)))
                .writes()
                .writes());
    }

    private static List<String> forms(List<TableWrite> writes) {
        return writes.stream()
                .map(write -> write.kind() + " " + write.table() + " " + sorted(write.rows()) + " "
                        + sorted(write.newRows()) + " "
                        + (write.changed() == null ? "null" : new TreeSet<>(write.changed())))
                .collect(Collectors.toList());
    }

    private static String sorted(List<Map<String, Object>> rows) {
        return rows.stream()
                .<Map<String, Object>>map(TreeMap::new)
                .collect(Collectors.toList())
                .toString();
    }

    private TableWrite randomWrite(Random random) {
        Table table = database.table(randomText(random).replace(".", "") + "." + randomText(random));
        switch (random.nextInt(4)) {
            case 0:
                return TableWrite.any(table, "");
            case 1:
                return TableWrite.insert(table, randomRows(random), "");
            case 2:
                return TableWrite.delete(table, randomRows(random), "");
            default:
                Set<String> changed = random.nextBoolean()
                        ? null
                        : new HashSet<>(List.of(randomText(random), randomText(random) + "2"));
                return TableWrite.update(table, randomRows(random), changed, randomRow(random), "");
        }
    }

    private static List<Map<String, Object>> randomRows(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> randomRow(random))
                .collect(Collectors.toList());
    }

    private static Map<String, Object> randomRow(Random random) {
        Map<String, Object> row = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object[] values = {random.nextLong(), randomText(random), new UUID(random.nextLong(), random.nextLong())};
            row.put(randomText(random), values[random.nextInt(3)]);
        }
        return row;
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(6), 0, NASTY.length() + 20)
                .mapToObj(i -> i < NASTY.length() ? NASTY.substring(i, i + 1) : String.valueOf((char) random.nextInt()))
                .collect(Collectors.joining());
    }
}
