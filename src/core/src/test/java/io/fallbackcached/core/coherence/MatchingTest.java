package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which writes touch which answers. The table: {@code id} is unique; {@code author} and {@code price} are not. */
class MatchingTest {

    private final Books books = new Books();
    private final Map<String, TableWrite> writes = writes(books.table);

    /**
     * {@code X}: must be touched; {@code o}: need not, but too little is known of the write; {@code -}: need not, and is not.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // answers from the row  | 1, which is | 1 or     | any
                //                       | there |  not | 2 | by a | by a at 5 | row
                "insert 1 by a at 5      |  X  |  X  |  X  |  X  |  X  |  X",
                "insert 7 by b at 9      |  -  |  -  |  -  |  -  |  -  |  X",
                "insert by b at 9        |  -  |  X  |  X  |  -  |  -  |  X",
                "insert by a             |  -  |  X  |  X  |  X  |  X  |  X",
                "insert                  |  -  |  X  |  X  |  X  |  X  |  X",
                "insert 7 and 1 by b at 9|  X  |  X  |  X  |  -  |  -  |  X",
                "insert 7 and one by b   |  -  |  X  |  X  |  -  |  o  |  X",
                "update 1 to 6           |  X  |  X  |  X  |  X  |  X  |  X",
                "update 7 to 6           |  -  |  -  |  -  |  X  |  X  |  X",
                "retitle 7               |  -  |  -  |  -  |  X  |  X  |  X",
                "retitle by b            |  X  |  X  |  X  |  -  |  o  |  X",
                "update by b to 5        |  X  |  X  |  X  |  -  |  o  |  X",
                "update by b at 9 to 5   |  X  |  X  |  X  |  -  |  -  |  X",
                "update by a at 9 to 5   |  X  |  X  |  X  |  X  |  X  |  X",
                "update by a at 5 to 9   |  X  |  X  |  X  |  X  |  X  |  X",
                "raise by b at 9         |  X  |  X  |  X  |  -  |  o  |  X",
                "give by b to a          |  X  |  X  |  X  |  X  |  X  |  X",
                "give by b at 5 to a     |  X  |  X  |  X  |  X  |  X  |  X",
                "give by b at 9 to a     |  X  |  X  |  X  |  X  |  -  |  X",
                "give by b to somebody   |  X  |  X  |  X  |  X  |  X  |  X",
                "renumber 7 to 1         |  X  |  X  |  X  |  X  |  X  |  X",
                "renumber 7 to 8         |  -  |  -  |  -  |  X  |  X  |  X",
                "update any to 6         |  X  |  X  |  X  |  X  |  X  |  X",
                "change by b             |  X  |  X  |  X  |  X  |  X  |  X",
                "change 7                |  X  |  X  |  X  |  X  |  X  |  X",
                "delete 1                |  X  |  X  |  X  |  X  |  X  |  X",
                "delete 7                |  -  |  -  |  -  |  X  |  X  |  X",
                "delete 7 or 2           |  -  |  -  |  X  |  X  |  X  |  X",
                "delete by b             |  X  |  X  |  X  |  -  |  o  |  X",
                "delete any              |  X  |  X  |  X  |  X  |  X  |  X",
                "anything                |  X  |  X  |  X  |  X  |  X  |  X",
            })
    void aWriteTouchesTheAnswersThatItMayChange(
            String write, String there, String absent, String either, String byAuthor, String byBoth, String any) {
        Freshness[] answers = {
            books.answer(Books.byId(1)),
            books.answer(new RowRead(List.of(Map.of("id", 1)), true, false)),
            books.answer(new RowRead(List.of(Map.of("id", 1), Map.of("id", 2)), true, true)),
            books.answer(new RowRead(List.of(Map.of("author", "a")), false, false)),
            books.answer(new RowRead(List.of(Map.of("author", "a", "price", 5)), false, false)),
            books.answer()
        };

        books.commit(writes.get(write));
        StringBuilder touched = new StringBuilder();
        for (Freshness answer : answers) {
            touched.append(answer.holds() ? '-' : 'X');
        }
        assertThat(touched.toString()).isEqualTo((there + absent + either + byAuthor + byBoth + any).replace('o', 'X'));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotUniqueDependsOnNewRowsEvenIfOneWasThere(boolean firstReadAsUnique) {
        books.answer(new RowRead(List.of(Map.of("author", "a")), firstReadAsUnique, false));
        Freshness answer = books.answer(new RowRead(List.of(Map.of("author", "a")), false, true));

        books.commit(TableWrite.insert(books.table, List.of(), "insert"));
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void rowsAreTheSameWhoeverSaysTheirColumns() {
        List<Map<String, Object>> first = List.of(Map.of("id", 1));
        Freshness said = books.answer(new RowRead(first, Set.of("id"), true, true));
        Freshness saidAgain = books.answer(new RowRead(first, Set.of("id"), true, true));
        Freshness theirOwn = books.answer(new RowRead(first, true, true));

        books.commit(books.update(2));
        assertThat(List.of(said, saidAgain, theirOwn)).allMatch(Freshness::holds);
        books.commit(books.update(1));
        assertThat(List.of(said, saidAgain, theirOwn)).noneMatch(Freshness::holds);
    }

    @Test
    void aNullIsAnyValue() {
        Freshness answer = books.answer(new RowRead(List.of(Map.of("author", "a")), false, false));
        Map<String, Object> unknown = new LinkedHashMap<>();
        unknown.put("author", null);

        books.commit(TableWrite.insert(books.table, List.of(unknown), "insert"));
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void beyondSoManyKindsOfRowReadsAnAnswerDependsOnAnyRow() {
        for (int i = 0; i < 16; i++) {
            books.answer(new RowRead(List.of(Map.of("column" + i, 1)), false, false));
        }
        Freshness answer = books.answer(Books.byId(1));

        books.commit(books.update(7));
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void aWriteToOneTableTouchesNoOther() {
        Table other = books.database.table("public.authors");
        Freshness answer = books.answer(load -> load.reads(books.session, other, "select", ""));

        books.commit(TableWrite.any(books.table, "truncate"));
        assertThat(answer.holds()).isTrue();
    }

    @Test
    void whoMayHaveReadAnythingIsTouchedByEveryWrite() {
        Freshness answer = books.answer(load -> load.readsAnything(books.session, "call", "a procedure"));

        books.commit(books.update(1));
        assertThat(answer.holds()).isFalse();
    }

    private static Map<String, TableWrite> writes(Table table) {
        Map<String, Object> one = Map.of("id", 1);
        Map<String, Object> seven = Map.of("id", 7);
        Map<String, Object> byB = Map.of("author", "b");
        Map<String, Object> byBAtNine = Map.of("author", "b", "price", 9);
        Set<String> price = Set.of("price");
        Set<String> author = Set.of("author");
        Map<String, TableWrite> writes = new LinkedHashMap<>();
        writes.put("insert 1 by a at 5", insert(table, Map.of("id", 1, "author", "a", "price", 5)));
        writes.put("insert 7 by b at 9", insert(table, Map.of("id", 7, "author", "b", "price", 9)));
        writes.put("insert by b at 9", insert(table, byBAtNine));
        writes.put("insert by a", insert(table, Map.of("author", "a")));
        writes.put("insert", TableWrite.insert(table, List.of(), ""));
        writes.put(
                "insert 7 and 1 by b at 9",
                TableWrite.insert(
                        table,
                        List.of(Map.of("id", 7, "author", "b", "price", 9), Map.of("id", 1, "author", "b", "price", 9)),
                        ""));
        writes.put(
                "insert 7 and one by b",
                TableWrite.insert(table, List.of(Map.of("id", 7, "author", "b", "price", 9), byB), ""));
        writes.put("update 1 to 6", update(table, one, price, Map.of("price", 6)));
        writes.put("update 7 to 6", update(table, seven, price, Map.of("price", 6)));
        writes.put("retitle 7", update(table, seven, Set.of("title"), Map.of("title", "new")));
        writes.put("retitle by b", update(table, byB, Set.of("title"), Map.of("title", "new")));
        writes.put("update by b to 5", update(table, byB, price, Map.of("price", 5)));
        writes.put("update by b at 9 to 5", update(table, byBAtNine, price, Map.of("price", 5)));
        writes.put(
                "update by a at 9 to 5", update(table, Map.of("author", "a", "price", 9), price, Map.of("price", 5)));
        writes.put(
                "update by a at 5 to 9", update(table, Map.of("author", "a", "price", 5), price, Map.of("price", 9)));
        writes.put("raise by b at 9", update(table, byBAtNine, price, Map.of()));
        writes.put("give by b to a", update(table, byB, author, Map.of("author", "a")));
        writes.put(
                "give by b at 5 to a", update(table, Map.of("author", "b", "price", 5), author, Map.of("author", "a")));
        writes.put("give by b at 9 to a", update(table, byBAtNine, author, Map.of("author", "a")));
        writes.put("give by b to somebody", update(table, byB, author, Map.of()));
        writes.put("renumber 7 to 1", update(table, seven, Set.of("id"), Map.of("id", 1)));
        writes.put("renumber 7 to 8", update(table, seven, Set.of("id"), Map.of("id", 8)));
        writes.put("update any to 6", TableWrite.update(table, List.of(), price, Map.of("price", 6), ""));
        writes.put("change by b", update(table, byB, null, Map.of()));
        writes.put("change 7", update(table, seven, null, Map.of()));
        writes.put("delete 1", TableWrite.delete(table, List.of(one), ""));
        writes.put("delete 7", TableWrite.delete(table, List.of(seven), ""));
        writes.put("delete 7 or 2", TableWrite.delete(table, List.of(seven, Map.of("id", 2)), ""));
        writes.put("delete by b", TableWrite.delete(table, List.of(byB), ""));
        writes.put("delete any", TableWrite.delete(table, List.of(), ""));
        writes.put("anything", TableWrite.any(table, ""));
        return writes;
    }

    private static TableWrite insert(Table table, Map<String, Object> row) {
        return TableWrite.insert(table, List.of(row), "");
    }

    private static TableWrite update(
            Table table, Map<String, Object> where, Set<String> changed, Map<String, Object> values) {
        return TableWrite.update(table, List.of(where), changed, values, "");
    }
}
