package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private final Books books = new Books();
    private final Coverage coverage = books.database.coverage();

    @Test
    void noAnswerHoldsWhileTheFeedIsLost() {
        Freshness before = books.answer();
        coverage.lost("no answer");

        assertThat(before.holds()).isFalse();
        assertThat(coverage.isLost()).isTrue();
        assertThat(books.coherence.isAnyCoverageLost()).isTrue();
    }

    @Test
    void whatIsLoadedWhileTheFeedIsLostIsNotKept() {
        coverage.lost("no answer");
        Verdict verdict = books.judge(load -> load.reads(books.session, books.table, "select", ""));

        assertThat(verdict.freshness()).isNull();
        assertThat(verdict.reason()).isEqualTo("the feed is lost");
    }

    @Test
    void whatWasLoadedBeforeIsInvalidOnceTheFeedIsBack() {
        Freshness before = books.answer();
        LoadScope begunBefore = books.coherence.here().begin();
        coverage.lost("no answer");
        coverage.regained("notify");
        begunBefore.reads(books.session, books.table, "select", "");

        assertThat(before.holds()).isFalse();
        assertThat(before.holdsWithoutFeed()).isFalse();
        assertThat(begunBefore.end(List.of())).isSameAs(Verdict.STALE);
        assertThat(books.answer().holds()).isTrue();
        assertThat(books.coherence.isAnyCoverageLost()).isFalse();
    }

    @Test
    void lossOfOneDatabaseIsNoneOfAnother() {
        Freshness here = books.answer();
        books.coherence.database("archive").coverage().lost("no answer");

        assertThat(here.holds()).isTrue();
    }

    @Test
    void anAnswerThatRulesSayTheTablesOfIsBypassedWhereverTheFeedIsLost() {
        Freshness ruled = Objects.requireNonNull(
                books.coherence.here().begin().end(List.of("books")).freshness());
        books.coherence.database("archive").coverage().lost("no answer");

        assertThat(ruled.holds()).isFalse();
        assertThat(ruled.holdsWithoutFeed()).isTrue();
    }

    @Test
    void whatIsMadeOfAnAnswerIsLostWithIt() {
        Freshness inner = books.answer();
        Freshness outer = books.answer(load -> load.used(inner));
        coverage.lost("no answer");

        assertThat(outer.holds()).isFalse();
    }

    @Test
    void withoutFeedTheWritesOfThisJvmStillCount() {
        Freshness before = books.answer();
        coverage.lost("no answer");
        assertThat(before.holdsWithoutFeed()).isTrue();

        books.commit(TableWrite.any(books.table, "update"));
        assertThat(before.holdsWithoutFeed()).isFalse();
    }

    @Test
    void anAnswerFromBeforeAnEarlierLossIsNotToleratedInTheNext() {
        Freshness before = books.answer();
        coverage.lost("no answer");
        coverage.regained("notify");
        coverage.lost("no answer");

        assertThat(before.holdsWithoutFeed()).isFalse();
    }

    @Test
    void onlyWhereItIsToleratedIsWhatWasLoadedWithoutFeedKept() {
        coverage.lost("no answer");
        Verdict verdict = books.judge(load -> load.reads(books.session, books.table, "select", ""));

        assertThat(Objects.requireNonNull(verdict.toleratingLoss().freshness()).holdsWithoutFeed())
                .isTrue();
        assertThat(Verdict.STALE.toleratingLoss().freshness()).isNull();
    }

    @Test
    void whatIsReadFromATableOfWhichNothingIsHeardIsNotKeptUnlessARuleSaysSo() {
        coverage.describedBy(table -> "not covered", table -> false);
        Verdict verdict = books.judge(load -> load.reads(books.session, books.table, "select", ""));
        Verdict anything = books.judge(load -> load.readsAnything(books.session, "call", ""));
        LoadScope ruled = books.coherence.here().begin();
        ruled.reads(books.session, books.table, "select", "");

        assertThat(verdict.reason()).isEqualTo("the feed does not hear of writes to public.books: select");
        assertThat(anything.reason()).isEqualTo("the feed does not hear of writes to some tables: call");
        assertThat(ruled.end(List.of("books")).freshness()).isNotNull();
    }

    @Test
    void itTellsHowOftenAndWhy() {
        coverage.lost("starting");
        coverage.regained("logical, by test");
        coverage.lost("first");
        coverage.lost("second");

        assertThat(coverage.losses()).isEqualTo(2);
        assertThat(coverage.toString()).startsWith("library: bypassed, second").contains("lost 2 times");
    }
}
