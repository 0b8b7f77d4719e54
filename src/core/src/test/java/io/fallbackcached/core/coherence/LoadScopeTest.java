package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadScopeTest {

    private static final List<String> RULED = List.of("books");

    private final Books books = new Books();
    private final Coherence coherence = books.coherence;

    @Test
    void whatAnInnerLoadReadTheOuterOneReadToo() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        read(inner);
        inner.end(List.of());
        Freshness kept = freshness(outer.end(List.of()));

        books.commit(books.update(1));
        assertThat(kept.holds()).isFalse();
    }

    @Test
    void whatAnInnerLoadReadBeforeItFailedTheOuterOneReadToo() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        read(inner);
        inner.abandon();
        Freshness kept = freshness(outer.end(List.of()));

        books.commit(books.update(1));
        assertThat(kept.holds()).isFalse();
    }

    @Test
    void whatWasReadAfterAnInnerLoadThatNeverEndedIsReadByTheOuterOne() {
        LoadScope outer = begin();
        begin();
        read(coherence.here().load());
        Freshness kept = freshness(outer.end(List.of()));

        assertThat(coherence.here().load()).isNull();
        assertThat(coherence.isQuiet()).isTrue();
        books.commit(books.update(1));
        assertThat(kept.holds()).isFalse();
    }

    @Test
    void whatForbidsToKeepAnInnerLoadThatNeverEndedForbidsTheOuterOne() {
        LoadScope outer = begin();
        begin();
        begin().notNow("because");

        assertThat(outer.end(List.of()).reason()).isEqualTo("because");
    }

    @Test
    void aLoadThatEndsTwiceClaimsNothingBack() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        inner.end(List.of());

        assertThatThrownBy(inner::abandon).isInstanceOf(IllegalStateException.class);
        assertThat(coherence.here().load()).isSameAs(outer);
        assertThat(coherence.isQuiet()).isFalse();
        outer.end(List.of());
        assertThat(coherence.isQuiet()).isTrue();
    }

    @Test
    void aRefusalReachesAllThatAreInTheMiddleOfIt() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        inner.refuse(RefusalCode.WRITING_METHOD, "update");

        assertThat(inner.end(List.of()).code()).isEqualTo(RefusalCode.WRITING_METHOD);
        assertThat(outer.end(RULED).code()).isEqualTo(RefusalCode.WRITING_METHOD);
    }

    @Test
    void theFirstRefusalIsTold() {
        LoadScope load = begin();
        load.refuse(RefusalCode.WRITING_METHOD, "first");
        load.refuse(RefusalCode.UNKEPT_STATEMENT, "second");

        assertThat(load.end(List.of()).reason()).isEqualTo("first");
    }

    @Test
    void aRefusalComesBeforeWhatARuleCanForgiveAndThatBeforeWhatPasses() {
        LoadScope load = begin();
        load.notNow("passes");
        assertThat(load.verdict(List.of()).reason()).isEqualTo("passes");
        load.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, "random()");
        assertThat(load.verdict(List.of()).code()).isEqualTo(RefusalCode.UNKEPT_STATEMENT);
        load.refuse(RefusalCode.WRITING_METHOD, "update");
        assertThat(load.verdict(List.of()).code()).isEqualTo(RefusalCode.WRITING_METHOD);
        load.end(List.of());
    }

    @Test
    void aRuleThatSaysWhatIsReadForgives() {
        LoadScope load = begin();
        load.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, "random()");

        assertThat(freshness(load.end(RULED)).holds()).isTrue();
    }

    @Test
    void whatPassesPassesWhateverTheRuleSays() {
        LoadScope load = begin();
        load.notNow("passes");

        assertThat(load.end(RULED).reason()).isEqualTo("passes");
    }

    @Test
    void whatTheInnerRuleForgivesTheOuterOneMustForgiveToo() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        inner.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, "random()");
        inner.end(RULED);

        assertThat(outer.end(List.of()).code()).isEqualTo(RefusalCode.UNKEPT_STATEMENT);
    }

    @Test
    void theTablesOfTheInnerRuleAreReadByTheOuterLoad() {
        LoadScope outer = begin();
        begin().end(RULED);
        Freshness kept = freshness(outer.end(List.of()));

        books.commit(books.update(1));
        assertThat(kept.holds()).isFalse();
    }

    @Test
    void anAnswerFromMemoryPassesOnWhatItDependsOn() {
        Freshness answer = books.answer(Books.byId(1));
        LoadScope load = begin();
        load.used(answer);
        Freshness kept = freshness(load.end(List.of()));

        assertThat(kept.context()).isEqualTo(books.context("app"));
        books.commit(books.update(1));
        assertThat(kept.holds()).isFalse();
    }

    @Test
    void anAnswerFromMemoryThatWasOvertakenMeanwhileIsNotPassedOn() {
        Freshness answer = books.answer(Books.byId(1));
        LoadScope load = begin();
        load.used(answer);
        commitElsewhere();

        assertThat(load.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void whatIsReadInTwoSurroundingsIsRefused() {
        LoadScope load = begin();
        read(load);
        load.reads(books.session("other"), books.table, Books.byId(1), "select");

        assertThat(load.end(List.of()).code()).isEqualTo(RefusalCode.SEVERAL_CONTEXTS);
    }

    @Test
    void whatAnInnerLoadReadInOtherSurroundingsIsRefused() {
        LoadScope outer = begin();
        LoadScope inner = begin();
        inner.reads(books.session("other"), books.table, Books.byId(1), "select");
        inner.end(List.of());
        read(outer);

        assertThat(outer.end(List.of()).code()).isEqualTo(RefusalCode.SEVERAL_CONTEXTS);
    }

    @Test
    void anOuterLoadIsAsOldAsTheInnerOne() {
        Blocked.doElsewhere(() -> books.session.uses(true));
        commitElsewhere();
        LoadScope outer = begin();
        LoadScope inner = begin();
        read(inner);
        inner.end(List.of());

        assertThat(outer.end(List.of())).isSameAs(Verdict.STALE);
    }

    @Test
    void whatItsOwnTransactionWroteIsNotKept() {
        LoadScope load = begin();
        Session session = books.session("app");
        Blocked.doElsewhere(() -> {
            session.uses(true);
            session.writes(books.update(1));
        });
        load.reads(session, books.table, Books.byId(1), "select");

        assertThat(load.end(List.of()).freshness()).isNull();
    }

    /** An object-relational mapper gives out what it wrote itself without asking the database. */
    @Test
    void nothingIsKeptThatWasLoadedInsideATransactionThatHadWritten() {
        books.session.uses(true);
        books.session.writes(books.update(7));
        LoadScope load = begin();
        load.reads(books.session, books.database.table("public.authors"), Books.byId(1), "select");
        assertThat(load.end(List.of()).freshness()).isNull();

        assertThat(begin().end(RULED).freshness()).as("by rule").isNull();
        books.session.ended();
    }

    @Test
    void anOlderSnapshotIsNotKept() {
        books.session.snapshots(true);
        LoadScope load = begin();
        read(load);

        assertThat(load.end(List.of()).reason()).contains("snapshot");
    }

    @Test
    void aWriteInsideALoadRefusesIt() {
        LoadScope load = begin();
        books.session.uses(true);
        books.session.writes(books.update(1));
        assertThat(load.end(List.of()).code()).isEqualTo(RefusalCode.WRITING_METHOD);
        books.session.ended();

        LoadScope byItself = begin();
        books.commit(books.update(1));
        assertThat(byItself.end(List.of()).code()).isEqualTo(RefusalCode.WRITING_METHOD);

        LoadScope anything = begin();
        books.session.commitsEverything("call").committed();
        assertThat(anything.end(List.of()).code()).isEqualTo(RefusalCode.WRITING_METHOD);
    }

    @Test
    void whatWasComputedIsRightForEver() {
        Freshness kept = freshness(begin().end(List.of()));
        books.commit(TableWrite.any(books.table, "truncate"));

        assertThat(kept.holds()).isTrue();
        assertThat(kept.isEndless()).isTrue();
    }

    @Test
    void whatRanNoStatementInsideATransactionIsNotKept() {
        books.session.uses(true);
        LoadScope load = begin();

        assertThat(load.end(List.of()).reason()).contains("no SQL");
        books.session.ended();
        assertThat(load.verdict(List.of()).freshness())
                .as("the transaction's end does not change what it was")
                .isNull();
    }

    @Test
    void anExplanationDoesNotGrowForEver() {
        LoadScope outer = begin();
        for (int i = 0; i < 200; i++) {
            LoadScope inner = begin();
            inner.reads(books.session, books.table, "select " + i, "");
            inner.end(List.of());
        }

        assertThat(outer.dependencies()).hasSizeLessThanOrEqualTo(50);
        outer.abandon();
    }

    private LoadScope begin() {
        return coherence.here().begin();
    }

    private void read(LoadScope load) {
        load.reads(books.session, books.table, Books.byId(1), "select");
    }

    private void commitElsewhere() {
        Blocked.doElsewhere(() -> books.commit(books.update(1)));
    }

    private static Freshness freshness(Verdict verdict) {
        assertThat(verdict.freshness()).as("%s", verdict).isNotNull();
        return verdict.freshness();
    }
}
