package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions, and the threads that are in the middle of them. */
@Timeout(60)
class SessionTest {

    private final Books books = new Books();
    private final Session session = books.session;
    private final Coherence coherence = books.coherence;
    private final Freshness one = books.answer(Books.byId(1));
    private final Freshness two = books.answer(Books.byId(2));

    @Test
    void whatItsTransactionWroteIsNotServedToTheThread() {
        begin();
        session.writes(books.update(1));

        assertThat(here().hasWritten(one)).isTrue();
        assertThat(here().hasWritten(two)).isFalse();
        assertThat(coherence.isQuiet()).isFalse();
    }

    @Test
    void afterItsEndNothingIsLeftOfATransaction() {
        begin();
        session.writes(books.update(1));
        session.ended();

        assertThat(here().hasWritten(one)).isFalse();
        assertThat(here().context()).isNull();
        assertThat(session.isInTransaction()).isFalse();
        assertThat(coherence.isQuiet()).isTrue();
    }

    @Test
    void aSessionIsSpecialForAsLongAsItsTransactionHasWritten() {
        LoadScope load = here().begin();
        begin();
        assertThat(coherence.hasSpecialSessions())
                .as("a load and a transaction")
                .isFalse();
        load.abandon();

        session.writes(books.update(1));
        assertThat(coherence.hasSpecialSessions()).isTrue();
        session.ended();
        assertThat(coherence.hasSpecialSessions()).isFalse();
    }

    @Test
    void aTransactionGoesWithTheThreadThatUsedItLast() {
        begin();
        session.writes(books.update(1));
        Blocked.doElsewhere(() -> {
            session.uses(true);
            assertThat(here().hasWritten(one)).isTrue();
        });

        assertThat(here().hasWritten(one)).isFalse();
        session.uses(true);
        assertThat(here().hasWritten(one)).isTrue();
    }

    @Test
    void aSuspendedTransactionStillCounts() {
        begin();
        session.writes(books.update(1));
        Session inner = books.session("app");
        inner.uses(true);
        inner.ended();

        assertThat(here().hasWritten(one)).isTrue();
    }

    @Test
    void readingOneSnapshotForbidsAnswersFromMemory() {
        session.snapshots(true);
        assertThat(here().mustBypass()).isTrue();
        assertThat(coherence.isQuiet()).isFalse();

        session.ended();
        assertThat(here().mustBypass())
                .as("it is the session's, not the transaction's")
                .isTrue();
        session.snapshots(false);
        assertThat(here().mustBypass()).isFalse();
        assertThat(coherence.isQuiet()).isTrue();
    }

    @Test
    void whatCannotBeToldOfASessionForbidsAnswersFromMemoryUntilItCan() {
        session.unclear();
        assertThat(here().mustBypass()).isTrue();

        session.surroundedBy(books.context("app"), false);
        assertThat(here().mustBypass()).isFalse();
        assertThat(coherence.isQuiet()).isTrue();
    }

    @Test
    void aClosedConnectionLeavesNothing() {
        session.snapshots(true);
        session.unclear();
        session.surroundedBy(books.context("tenant"), true);
        begin();
        session.writesEverything("call");
        session.closed();
        session.closed();

        assertThat(here().mustBypass()).isFalse();
        assertThat(here().hasWritten()).isFalse();
        assertThat(here().isInTransaction()).isFalse();
    }

    @Test
    void whatWasSetInATransactionHoldsForTheNextCallBeforeAnyStatement() {
        books.session.uses(false);
        session.begins();
        session.surroundedBy(books.context("tenant"), true);

        assertThat(coherence.isAmbiguous()).isTrue();
        assertThat(coherence.isQuiet()).isFalse();
        assertThat(here().context()).isEqualTo(books.context("tenant"));
    }

    @Test
    void whatWasSetOutsideOfTransactionsDoesNotTellWhereTheNextCallReads() {
        books.session.uses(false);
        session.surroundedBy(books.context("tenant"), true);

        assertThat(coherence.isAmbiguous()).isTrue();
        assertThat(here().context()).isNull();
    }

    @Test
    void surroundingsAreToldOnlyIfAllTransactionsOfTheThreadAgree() {
        begin();
        assertThat(here().context()).isEqualTo(books.context("app"));

        Session other = books.session("other");
        other.uses(true);
        assertThat(here().context()).isNull();

        other.ended();
        assertThat(here().context()).isEqualTo(books.context("app"));
    }

    @Test
    void aStatementThatCommitsByItselfTakesPartInNoTransaction() {
        session.uses(false);

        assertThat(here().isInTransaction()).isFalse();
        assertThat(here().context()).isNull();
    }

    @Test
    void aThreadThatOnlyUsesConnectionsForgetsThoseThatAreThrownAway() {
        for (int i = 0; i < 100; i++) {
            Session passing = books.session("app");
            passing.uses(true);
            passing.closed();
        }

        assertThat(here().sessions()).isLessThan(3);
    }

    @Test
    void aCommitPutsInDoubtWhatWasWrittenAndNotRolledBackTo() {
        begin();
        session.savepoint("a");
        session.writes(books.update(2));
        session.rollsBackTo("a");
        session.writes(books.update(1));
        session.releases("a");
        Doubt doubt = session.commits();
        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        doubt.committed();
        session.ended();

        assertThat(one.holds()).isFalse();
    }

    @Test
    void aLoadInsideATransactionIsAsOldAsTheTransaction() {
        begin();
        Blocked.doElsewhere(
                () -> books.session("app").commits(List.of(books.update(1))).committed());

        assertThat(books.judge(load -> load.reads(session, books.table, Books.byId(1), "select")))
                .isSameAs(Verdict.STALE);
    }

    @Test
    void aLoadThatReadsUnseenInsideATransactionIsAsOldAsTheTransaction() {
        begin();
        Blocked.doElsewhere(() -> books.commit(books.update(1)));
        LoadScope load = here().begin();

        assertThat(load.end(List.of("books"))).isSameAs(Verdict.STALE);
    }

    @Test
    void aLoadThatReadsInATransactionOfAnotherThreadIsAsOldAsThatTransaction() {
        Blocked.doElsewhere(this::begin);
        books.session("app").commits(List.of(books.update(1))).committed();

        assertThat(books.judge(load -> load.reads(session, books.table, Books.byId(1), "select")))
                .isSameAs(Verdict.STALE);
    }

    private ThreadView here() {
        return coherence.here();
    }

    private void begin() {
        session.uses(true);
    }
}
