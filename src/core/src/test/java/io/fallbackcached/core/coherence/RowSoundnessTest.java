package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A small table, random answers from it, random writes of which random parts are known: no wrong answer ever holds. */
class RowSoundnessTest {

    private static final int ROUNDS = 150;
    private static final int WRITES = 60;
    private static final List<String> COLUMNS = List.of("id", "isbn", "author", "price");
    private static final Set<String> UNIQUE = Set.of("id", "isbn");
    private static final int VALUES = 4;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Books books = new Books();
    private List<Map<String, Object>> rows = new ArrayList<>();
    private List<Answer> answers = new ArrayList<>();
    private int kept;

    @Test
    void anAnswerThatAWriteMadeWrongDoesNotHold() {
        System.out.println("RowSoundnessTest seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            books = new Books();
            rows = new ArrayList<>();
            answers = new ArrayList<>();
            for (int i = 0; i < WRITES; i++) {
                read();
                read();
                write();
            }
        }
        assertThat(kept).as("answers that outlive a write").isGreaterThan(ROUNDS);
    }

    private void read() {
        Set<String> columns = someColumns();
        List<Map<String, Object>> alternatives = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            alternatives.add(someValues(columns));
        }
        List<Map<String, Object>> result = matching(alternatives);
        RowRead read = new RowRead(alternatives, !Collections.disjoint(columns, UNIQUE), !result.isEmpty());
        if (result.size() == 1 && random.nextBoolean()) {
            String other = columns.contains("id") ? "isbn" : "id";
            read = read.knownBy(Map.of(other, result.get(0).get(other)));
        }
        boolean counts = random.nextInt(3) == 0;
        answers.add(new Answer(alternatives, result, counts, books.answer(counts ? read.ofNothingElse() : read)));
    }

    private void write() {
        TableWrite write = carryOut();
        if (write == null) {
            return;
        }
        books.commit(write);
        for (Answer answer : answers) {
            if (answer.freshness.holds()) {
                List<Map<String, Object>> now = matching(answer.alternatives);
                String what = String.format("seed %s: rows like %s after %s", seed, answer.alternatives, write);
                if (answer.counts) {
                    assertThat(now).as(what).hasSameSizeAs(answer.result);
                } else {
                    assertThat(now).as(what).containsExactlyInAnyOrderElementsOf(answer.result);
                }
                kept++;
            }
        }
        answers.removeIf(answer -> !answer.freshness.holds());
    }

    /** Changes the rows; null if the table's unique key forbids it. */
    private TableWrite carryOut() {
        switch (random.nextInt(4)) {
            case 0:
                return delete();
            case 1:
                return update();
            default:
                return insert();
        }
    }

    private TableWrite insert() {
        List<Map<String, Object>> added = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            added.add(someValues(Set.copyOf(COLUMNS)));
        }
        List<Map<String, Object>> after = new ArrayList<>(rows);
        after.addAll(added);
        if (!replaceRows(after)) {
            return null;
        }
        boolean nothingIsKnown = random.nextInt(5) == 0;
        return TableWrite.insert(
                books.table,
                nothingIsKnown ? List.of() : added.stream().map(this::partly).collect(Collectors.toList()),
                "insert");
    }

    private TableWrite delete() {
        List<Map<String, Object>> where = condition();
        List<Map<String, Object>> after = new ArrayList<>(rows);
        after.removeAll(matching(where));
        replaceRows(after);
        return random.nextInt(20) == 0
                ? TableWrite.any(books.table, "delete")
                : TableWrite.delete(books.table, known(where), "delete");
    }

    private TableWrite update() {
        List<Map<String, Object>> where = condition();
        Map<String, Object> values = someValues(someColumns());
        List<Map<String, Object>> after = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> changed = new HashMap<>(row);
            if (matches(row, where)) {
                changed.putAll(values);
            }
            after.add(changed);
        }
        if (!replaceRows(after)) {
            return null;
        }
        Set<String> changed = random.nextInt(6) == 0 ? null : new HashSet<>(values.keySet());
        return TableWrite.update(books.table, known(where), changed, partly(values), "update");
    }

    private boolean replaceRows(List<Map<String, Object>> after) {
        for (String key : UNIQUE) {
            Set<Object> values = new HashSet<>();
            if (!after.stream().allMatch(row -> values.add(row.get(key)))) {
                return false;
            }
        }
        rows = after;
        return true;
    }

    /** Empty for any row. */
    private List<Map<String, Object>> condition() {
        List<Map<String, Object>> where = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            where.add(someValues(someColumns()));
        }
        return where;
    }

    /** A condition that is not known entirely covers more rows than were written. */
    private List<Map<String, Object>> known(List<Map<String, Object>> where) {
        List<Map<String, Object>> known = where.stream().map(this::partly).collect(Collectors.toList());
        return random.nextInt(10) == 0 ? List.of() : known;
    }

    private Map<String, Object> partly(Map<String, Object> values) {
        Map<String, Object> known = new HashMap<>(values);
        known.keySet().removeIf(column -> random.nextInt(4) == 0);
        return known;
    }

    private Set<String> someColumns() {
        Set<String> columns = new HashSet<>();
        columns.add(COLUMNS.get(random.nextInt(COLUMNS.size())));
        if (random.nextBoolean()) {
            columns.add(COLUMNS.get(random.nextInt(COLUMNS.size())));
        }
        return columns;
    }

    private Map<String, Object> someValues(Set<String> columns) {
        Map<String, Object> values = new HashMap<>();
        columns.forEach(column -> values.put(column, random.nextInt(UNIQUE.contains(column) ? 2 * VALUES : VALUES)));
        return values;
    }

    private List<Map<String, Object>> matching(List<Map<String, Object>> alternatives) {
        return rows.stream().filter(row -> matches(row, alternatives)).collect(Collectors.toList());
    }

    private static boolean matches(Map<String, Object> row, List<Map<String, Object>> alternatives) {
        return alternatives.isEmpty()
                || alternatives.stream().anyMatch(values -> row.entrySet().containsAll(values.entrySet()));
    }

    private static final class Answer {
        private final List<Map<String, Object>> alternatives;
        private final List<Map<String, Object>> result;
        private final boolean counts;
        private final Freshness freshness;

        Answer(
                List<Map<String, Object>> alternatives,
                List<Map<String, Object>> result,
                boolean counts,
                Freshness freshness) {
            this.alternatives = alternatives;
            this.result = List.copyOf(result);
            this.counts = counts;
            this.freshness = freshness;
        }
    }
}
