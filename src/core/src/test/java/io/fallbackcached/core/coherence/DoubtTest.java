package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What comes into being in each phase of a commit. Phases are held open by holding the lock that the next one needs; what a
 * load read "before the commit" is one whose stamp was taken then.
 */
@Timeout(60)
class DoubtTest {

    enum Ending {
        COMMIT {
            @Override
            void end(Doubt doubt) {
                doubt.committed();
            }
        },
        ROLLBACK {
            @Override
            void end(Doubt doubt) {
                doubt.rolledBack();
            }
        };

        abstract void end(Doubt doubt);
    }

    private final Books books = new Books();

    @Test
    void whatIsInDoubtIsNeitherServedNorKept() {
        Freshness before = books.answer(Books.byId(1));
        Doubt doubt = commits();

        assertThat(before.holds()).isFalse();
        assertThat(readById()).isSameAs(Verdict.IN_DOUBT);

        doubt.committed();
        assertThat(before.holds()).isFalse();
        assertIsKept(readById());
    }

    @Test
    void aRollbackMakesAnswersRightAgain() {
        Freshness before = books.answer(Books.byId(1));
        Doubt doubt = commits();
        doubt.rolledBack();

        assertThat(before.holds()).isTrue();
    }

    @Test
    void onlyTheFirstEndingCounts() {
        Freshness before = books.answer(Books.byId(1));
        Doubt doubt = commits();
        doubt.committed();
        doubt.rolledBack();
        doubt.committed();

        assertThat(before.holds()).isFalse();
        assertIsKept(readById());
    }

    @Test
    void aRollbackAfterWhichTheCommitIsToldDoesNotCount() {
        Freshness before = books.answer(Books.byId(1));
        Doubt doubt = commits();
        doubt.rolledBack();
        doubt.committed();

        assertThat(before.holds()).isTrue();
        assertThat(books.table.lastWrite()).isNull();
    }

    @Test
    void twoWritesOfOneCommitToOneRowAreOneDoubt() {
        books.answer(Books.byId(1));
        books.commit(books.update(1), books.update(1));

        assertIsKept(readById());
    }

    @Test
    void theFirstOfTwoCommitsToEndLeavesTheRowInDoubt() {
        Doubt first = commits();
        Doubt second = commits();
        first.committed();
        assertThat(readById()).isSameAs(Verdict.IN_DOUBT);

        second.committed();
        assertIsKept(readById());
    }

    @ParameterizedTest
    @EnumSource
    void rowStripesThatComeIntoBeingWhileTheDoubtLastsAreInDoubt(Ending ending) {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commits();
        load.reads(books.session, books.table, Books.byId(1), "select");
        assertThat(load.verdict(List.of())).isSameAs(Verdict.IN_DOUBT);

        ending.end(doubt);
        assertThat(load.end(List.of()).freshness() != null).isEqualTo(ending == Ending.ROLLBACK);
        assertIsKept(readById());
    }

    @ParameterizedTest
    @EnumSource
    void rowStripesThatComeIntoBeingWhenTheMarkedOnesAreSettledAreSettledToo(Ending ending) {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commits();
        Blocked end;
        synchronized (books.table) {
            end = Blocked.untilItWaits(() -> ending.end(doubt));
            load.reads(books.session, books.table, Books.byId(1), "select");
        }
        end.end();

        assertThat(load.end(List.of()).freshness() != null).isEqualTo(ending == Ending.ROLLBACK);
        assertIsKept(readById());
    }

    @Test
    void rowStripesThatComeIntoBeingOnceTheCommitHasLeftTheirTableTakeOverItsTime() {
        Table last = newTable();
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = Blocked.elsewhere(
                () -> books.session.commits(List.of(books.update(1), TableWrite.any(last, "truncate"))));
        Blocked end;
        synchronized (last) {
            end = Blocked.untilItWaits(doubt::committed);
            load.reads(books.session, books.table, Books.byId(1), "select");
        }
        end.end();

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void rowStripesThatComeIntoBeingAfterTheCommitTakeOverItsTime() {
        LoadScope load = books.coherence.here().begin();
        commits().committed();
        load.reads(books.session, books.table, Books.byId(1), "select");

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatComeIntoBeingWhileEverythingIsInDoubtAreInDoubt(Ending ending) {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commitsEverything();
        load.reads(books.session, newTable(), "select", "");
        assertThat(load.verdict(List.of())).isSameAs(Verdict.IN_DOUBT);

        ending.end(doubt);
        assertThat(load.end(List.of()).freshness() != null).isEqualTo(ending == Ending.ROLLBACK);
        assertIsKept(readNewTable());
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatComeIntoBeingWhenTheMarkedStripesAreSettledAreSettledToo(Ending ending) {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commitsEverything();
        Blocked end;
        synchronized (books.database) {
            end = Blocked.untilItWaits(() -> ending.end(doubt));
            load.reads(books.session, newTable(), "select", "");
        }
        end.end();

        assertThat(load.end(List.of()).freshness() != null).isEqualTo(ending == Ending.ROLLBACK);
        assertIsKept(readNewTable());
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatComeIntoBeingBetweenTheLeavingOfTheDatabaseAndOfItsTablesAreNotForgotten(Ending ending) {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commitsEverything();
        Blocked end;
        synchronized (books.table) {
            end = Blocked.untilItWaits(() -> ending.end(doubt));
            load.reads(books.session, newTable(), "select", "");
        }
        end.end();

        assertThat(load.end(List.of()).freshness() != null).isEqualTo(ending == Ending.ROLLBACK);
        assertIsKept(readNewTable());
    }

    @Test
    void tablesThatComeIntoBeingAfterAnUnknownWriteTakeOverItsTime() {
        LoadScope load = books.coherence.here().begin();
        commitsEverything().committed();
        load.reads(books.session, newTable(), "select", "");

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void rowStripesOfATableThatCameIntoBeingInDoubtAreInDoubt() {
        LoadScope load = books.coherence.here().begin();
        Doubt doubt = commitsEverything();
        load.reads(books.session, newTable(), Books.byId(1), "select");
        assertThat(load.verdict(List.of())).isSameAs(Verdict.IN_DOUBT);
        doubt.committed();

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void theCommitIsRememberedAsTheTablesLastWrite() {
        books.commit(books.update(1));

        assertThat(Objects.requireNonNull(books.table.lastWrite()).statement()).isEqualTo("update");
    }

    @Test
    void aRollbackIsNoWrite() {
        commits().rolledBack();

        assertThat(books.table.lastWrite()).isNull();
    }

    /** In another thread, or the load in this one would be refused for writing. */
    private Doubt commits() {
        return Blocked.elsewhere(() -> books.session.commits(List.of(books.update(1))));
    }

    private Doubt commitsEverything() {
        return Blocked.elsewhere(() -> books.session.commitsEverything("do"));
    }

    private Table newTable() {
        return books.database.table("public.authors");
    }

    private Verdict readById() {
        return books.judge(load -> load.reads(books.session, books.table, Books.byId(1), "select"));
    }

    private Verdict readNewTable() {
        return books.judge(load -> load.reads(books.session, newTable(), "select", ""));
    }

    private static void assertIsKept(Verdict verdict) {
        assertThat(verdict.freshness()).as("%s", verdict).isNotNull();
    }
}
