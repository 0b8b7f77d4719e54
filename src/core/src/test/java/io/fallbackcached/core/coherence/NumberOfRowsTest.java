package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers made of how many books an author has, and of nothing else that the books have. */
class NumberOfRowsTest {

    private static final RowRead BOOKS_OF_A = new RowRead(List.of(Map.of("author", "a")), false, false).ofNothingElse();

    private final Books books = new Books();
    private final Map<String, TableWrite> writes = writes(books);

    @ParameterizedTest
    @CsvSource({
        "retitle 7, -",
        "retitle any, -",
        "retitle by b, -",
        "retitle by a, X",
        "change anything of 7, X",
        "give 7 to a, X",
        "give 7 to b, X",
        "give by b to c, -",
        "give any to somebody, X",
        "insert by a, X",
        "insert by b, -",
        "insert, X",
        "delete 7, X",
        "delete by b, -",
        "delete any, X",
        "truncate, X"
    })
    void aWriteTouchesTheAnswersThatItMayChange(String write, String touched) {
        Freshness answer = books.answer(BOOKS_OF_A);

        books.commit(writes.get(write));
        assertThat(answer.holds() ? "-" : "X").isEqualTo(touched);
    }

    @Test
    void rowStripesThatComeIntoBeingWhileADoubtLastsAreInDoubt() {
        Doubt doubt = books.session.commits(List.of(writes.get("insert by a")));

        assertThat(books.judge(load -> load.reads(books.session, books.table, BOOKS_OF_A, "select")))
                .isSameAs(Verdict.IN_DOUBT);
        doubt.committed();
        assertThat(books.answer(BOOKS_OF_A).holds()).isTrue();
    }

    @Test
    void whatAnAnswerDependsOnSaysSo() {
        assertThat(BOOKS_OF_A).hasToString("the number of rows by [author]");
        assertThat(BOOKS_OF_A.withoutValues().isLike(BOOKS_OF_A)).isTrue();
        assertThat(BOOKS_OF_A.isLike(new RowRead(List.of(Map.of("author", "a")), false, false)))
                .isFalse();
    }

    private static Map<String, TableWrite> writes(Books books) {
        Table table = books.table;
        Map<String, TableWrite> writes = new HashMap<>();
        Map<String, Object> title = Map.of("title", "new");
        Map<String, Object> byA = Map.of("author", "a");
        Map<String, Object> byB = Map.of("author", "b");
        Map<String, Object> seven = Map.of("id", 7);
        writes.put("retitle 7", books.set(List.of(seven), title));
        writes.put("retitle any", books.set(List.of(), title));
        writes.put("retitle by b", books.set(List.of(byB), title));
        writes.put("retitle by a", books.set(List.of(byA), title));
        writes.put("change anything of 7", TableWrite.update(table, List.of(seven), null, Map.of(), "update"));
        writes.put("give 7 to a", books.set(List.of(seven), byA));
        writes.put("give 7 to b", books.set(List.of(seven), byB));
        writes.put("give by b to c", books.set(List.of(byB), Map.of("author", "c")));
        writes.put("give any to somebody", TableWrite.update(table, List.of(), Set.of("author"), Map.of(), "update"));
        writes.put("insert by a", TableWrite.insert(table, List.of(byA), "insert"));
        writes.put("insert by b", TableWrite.insert(table, List.of(byB), "insert"));
        writes.put("insert", TableWrite.insert(table, List.of(), "insert"));
        writes.put("delete 7", TableWrite.delete(table, List.of(seven), "delete"));
        writes.put("delete by b", TableWrite.delete(table, List.of(byB), "delete"));
        writes.put("delete any", TableWrite.delete(table, List.of(), "delete"));
        writes.put("truncate", TableWrite.any(table, "truncate"));
        return writes;
    }
}
