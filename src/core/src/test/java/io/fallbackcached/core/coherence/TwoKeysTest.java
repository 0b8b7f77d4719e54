package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers from the row that has a certain {@code isbn}, of which the {@code id} was seen too. Both are unique. */
class TwoKeysTest {

    private static final RowRead BY_ISBN = new RowRead(List.of(Map.of("isbn", "i")), true, true);
    private static final RowRead BY_BOTH = BY_ISBN.knownBy(Map.of("id", 1));
    private static final RowRead OTHER = new RowRead(List.of(Map.of("isbn", "other")), true, true);

    private final Books books = new Books();
    private final Map<String, TableWrite> writes = writes(books);

    @ParameterizedTest
    @CsvSource({
        // by both | by isbn alone
        "retitle 1, X, X",
        "retitle 7, -, X",
        "retitle i, X, X",
        "retitle j, -, -",
        "retitle 7 and j, -, -",
        "retitle 7 and i, X, X",
        "retitle 7 or any by a, X, X",
        "retitle any, X, X",
        "retitle null, X, X",
        "change anything of 7, -, X",
        "renumber 1, X, X",
        "renumber 7 to 8, -, X",
        "call 7 i, X, X",
        "delete 1, X, X",
        "delete 7, -, X",
        "delete i, X, X",
        "delete j, -, -",
        "delete by a, X, X",
        "insert 7, -, -",
        "insert, -, -",
        "truncate, X, X"
    })
    void aWriteTouchesTheAnswersThatItMayChange(String write, String byBoth, String byIsbn) {
        Freshness both = books.answer(BY_BOTH);
        Freshness isbn = books.answer(BY_ISBN);

        books.commit(writes.get(write));
        assertThat(both.holds() ? "-" : "X").isEqualTo(byBoth);
        assertThat(isbn.holds() ? "-" : "X").isEqualTo(byIsbn);
    }

    @Test
    void aWriteThatSaysNeitherIsInDoubtForTheFirstSuchAnswerToo() {
        books.answer(Books.byId(7));
        books.answer(OTHER);
        Doubt doubt = books.session.commits(List.of(writes.get("retitle any")));

        assertThat(books.judge(load -> load.reads(books.session, books.table, BY_BOTH, "select")))
                .isSameAs(Verdict.IN_DOUBT);
        doubt.committed();
        assertThat(books.answer(BY_BOTH).holds()).isTrue();
    }

    @Test
    void aWriteThatSaysOneOfThemIsInDoubtThoughItsStripesAreNewerThanTheDoubt() {
        Doubt doubt = books.session.commits(List.of(writes.get("retitle 1")));
        books.judge(load -> load.reads(books.session, books.table, OTHER, "select"));

        assertThat(books.judge(load -> load.reads(books.session, books.table, BY_BOTH, "select")))
                .isSameAs(Verdict.IN_DOUBT);
        doubt.rolledBack();
        assertThat(books.answer(BY_BOTH).holds()).isTrue();
    }

    @Test
    void theFirstSuchAnswerTakesOverTheTimeOfWhatWasWrittenBefore() {
        books.answer(Books.byId(7));
        books.answer(OTHER);
        LoadScope load = books.coherence.here().begin();
        // in another thread, or the load in this one would be refused for writing
        Doubt doubt = Blocked.elsewhere(() -> books.session.commits(List.of(writes.get("retitle any"))));
        doubt.committed();
        load.reads(books.session, books.table, BY_BOTH, "select");

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void anotherKeyIsWorthNothingWhereTheRowMayBeAnother() {
        RowRead absent = new RowRead(List.of(Map.of("isbn", "i")), true, false);
        RowRead several = new RowRead(List.of(Map.of("isbn", "i"), Map.of("isbn", "j")), true, true);

        assertThat(List.of(absent, several, BY_ISBN)).allSatisfy(read -> {
            assertThat(read.knownBy(Map.of())).isSameAs(read);
            assertThat(read.knownBy(Map.of("isbn", "i"))).isSameAs(read);
        });
        assertThat(absent.knownBy(Map.of("id", 1))).isSameAs(absent);
        assertThat(several.knownBy(Map.of("id", 1))).isSameAs(several);
    }

    @Test
    void whatAnAnswerDependsOnSaysBothKeysAndNoValues() {
        assertThat(BY_BOTH).hasToString("rows by [isbn] or [id]");
        assertThat(BY_BOTH.withoutValues()).hasToString("rows by [isbn] or [id]");
        assertThat(BY_BOTH.withoutValues().isLike(BY_BOTH)).isTrue();
        assertThat(BY_BOTH.isLike(BY_ISBN)).isFalse();
    }

    private static Map<String, TableWrite> writes(Books books) {
        Table table = books.table;
        Map<String, TableWrite> writes = new HashMap<>();
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("id", null);
        writes.put("retitle 1", retitle(books, List.of(Map.of("id", 1))));
        writes.put("retitle 7", retitle(books, List.of(Map.of("id", 7))));
        writes.put("retitle i", retitle(books, List.of(Map.of("isbn", "i"))));
        writes.put("retitle j", retitle(books, List.of(Map.of("isbn", "j"))));
        writes.put("retitle 7 and j", retitle(books, List.of(Map.of("id", 7, "isbn", "j"))));
        writes.put("retitle 7 and i", retitle(books, List.of(Map.of("id", 7, "isbn", "i"))));
        writes.put("retitle 7 or any by a", retitle(books, List.of(Map.of("id", 7), Map.of("author", "a"))));
        writes.put("retitle any", retitle(books, List.of()));
        writes.put("retitle null", retitle(books, List.of(nothing)));
        writes.put(
                "change anything of 7", TableWrite.update(table, List.of(Map.of("id", 7)), null, Map.of(), "update"));
        writes.put("renumber 1", books.set(List.of(Map.of("id", 1)), Map.of("id", 9)));
        writes.put("renumber 7 to 8", books.set(List.of(Map.of("id", 7)), Map.of("id", 8)));
        writes.put("call 7 i", books.set(List.of(Map.of("id", 7)), Map.of("isbn", "i")));
        writes.put("delete 1", TableWrite.delete(table, List.of(Map.of("id", 1)), "delete"));
        writes.put("delete 7", TableWrite.delete(table, List.of(Map.of("id", 7)), "delete"));
        writes.put("delete i", TableWrite.delete(table, List.of(Map.of("isbn", "i")), "delete"));
        writes.put("delete j", TableWrite.delete(table, List.of(Map.of("isbn", "j")), "delete"));
        writes.put("delete by a", TableWrite.delete(table, List.of(Map.of("author", "a")), "delete"));
        writes.put("insert 7", TableWrite.insert(table, List.of(Map.of("id", 7)), "insert"));
        writes.put("insert", TableWrite.insert(table, List.of(), "insert"));
        writes.put("truncate", TableWrite.any(table, "truncate"));
        return writes;
    }

    private static TableWrite retitle(Books books, List<Map<String, Object>> rows) {
        return books.set(rows, Map.of("title", "new"));
    }
}
