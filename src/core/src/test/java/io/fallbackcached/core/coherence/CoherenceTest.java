package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CoherenceTest {

    private final Books books = new Books();
    private final Coherence coherence = books.coherence;

    @Test
    void aRuledAnswerIsTouchedByAWriteToATableOfThatNameInAnySchemaAndDatabase() {
        Table other = coherence.database("archive").table("old.\"Books\"");
        Freshness ruled = ruled();

        coherence
                .session(new Context(other.database(), List.of("app")))
                .commits(List.of(TableWrite.any(other, "truncate")))
                .committed();
        assertThat(ruled.holds()).isFalse();
    }

    @Test
    void aRuledAnswerIsNotTouchedByAWriteToAnotherTable() {
        Freshness ruled = ruled();
        books.commit(TableWrite.any(books.database.table("public.authors"), "truncate"));

        assertThat(ruled.holds()).isTrue();
    }

    @Test
    void aRuledAnswerIsTouchedByAnUnknownWriteEvenIfNobodySawItsTableYet() {
        LoadScope load = coherence.here().begin();
        Freshness ruled = Objects.requireNonNull(load.end(List.of("never_seen")).freshness());

        books.session.commitsEverything("do").committed();
        assertThat(ruled.holds()).isFalse();
    }

    @Test
    void whatMayHaveReadAnythingIsTouchedByAnUnknownWriteEvenIfNobodySawATableYet() {
        Session session = coherence.session(new Context(coherence.database("new"), List.of("app")));
        Freshness answer = books.answer(load -> load.readsAnything(session, "call", "a procedure"));

        session.commitsEverything("do").committed();
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void aRuledAnswerLoadedDuringAnUnknownWriteIsNotKept() {
        Doubt doubt = Blocked.elsewhere(() -> books.session.commitsEverything("do"));
        LoadScope load = coherence.here().begin();

        assertThat(load.end(List.of("never_seen"))).isSameAs(Verdict.IN_DOUBT);
        doubt.committed();
    }

    @Test
    void whatCouldNotBeWatchedMakesEveryAnswerFromADatabaseWrong() {
        Table other = coherence.database("archive").table("public.books");
        Freshness here = books.answer(Books.byId(1));
        Freshness there = books.answer(load ->
                load.reads(coherence.session(new Context(other.database(), List.of("app"))), other, "select", ""));
        Freshness ruled = ruled();
        coherence.distrust("a fault");

        assertThat(here.holds()).isFalse();
        assertThat(there.holds()).isFalse();
        assertThat(ruled.holds()).isFalse();
        assertThat(Freshness.ENDLESS.holds()).isTrue();
        assertThat(books.answer(Books.byId(1)).holds()).isTrue();
    }

    @Test
    void whatIsBeingLoadedWhileSomethingCouldNotBeWatchedIsNotKept() {
        LoadScope load = coherence.here().begin();
        load.reads(books.session, books.table, Books.byId(1), "select");
        Blocked.doElsewhere(() -> coherence.distrust("a fault"));

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void aSecondUserMakesAnswersAmbiguous() {
        books.session.uses(false);
        assertThat(coherence.isAmbiguous()).isFalse();
        assertThat(coherence.isQuiet()).isTrue();

        books.session("other").uses(false);
        assertThat(coherence.isAmbiguous()).isTrue();
        assertThat(coherence.isQuiet()).as("hits have to look where they are").isFalse();
    }

    @Test
    void theSameUserAgainMakesNothingAmbiguous() {
        books.session.uses(false);
        books.session("app").uses(true);

        assertThat(coherence.isAmbiguous()).isFalse();
    }

    private Freshness ruled() {
        LoadScope load = coherence.here().begin();
        return Objects.requireNonNull(load.end(List.of("books")).freshness());
    }
}
