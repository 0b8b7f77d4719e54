package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteLogTest {

    private final Books books = new Books();
    private final WriteLog log = new WriteLog(books.database);
    private final Freshness one = books.answer(Books.byId(1));
    private final Freshness two = books.answer(Books.byId(2));
    private final Freshness three = books.answer(Books.byId(3));

    @Test
    void rollingBackForgetsWhatCameAfterTheSavepointOnly() {
        log.add(books.update(1));
        log.savepoint("a");
        log.add(books.update(2));
        log.rollbackTo("a");

        assertThat(log.touches(one)).isTrue();
        assertThat(log.touches(two)).isFalse();
    }

    @Test
    void rollingBackToAnOuterSavepointForgetsTheInnerOnes() {
        log.savepoint("a");
        log.add(books.update(1));
        log.savepoint("b");
        log.add(books.update(2));
        log.rollbackTo("a");

        assertThat(log.isEmpty()).isTrue();
        log.add(books.update(3));
        log.rollbackTo("b");
        assertThat(log.touches(three)).as("the inner one is gone").isTrue();
    }

    @Test
    void ofTwoSavepointsOfOneNameTheLaterIsMeant() {
        log.savepoint("a");
        log.add(books.update(1));
        log.savepoint("a");
        log.add(books.update(2));
        log.rollbackTo("a");

        assertThat(log.touches(one)).isTrue();
        assertThat(log.touches(two)).isFalse();
    }

    @Test
    void releasingTheLaterOfTwoSavepointsOfOneNameUncoversTheEarlier() {
        log.savepoint("a");
        log.add(books.update(1));
        log.savepoint("a");
        log.add(books.update(2));
        log.release("a");
        log.rollbackTo("a");

        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void aSavepointCanBeRolledBackToAgain() {
        log.savepoint("a");
        log.add(books.update(1));
        log.rollbackTo("a");
        log.add(books.update(2));
        log.rollbackTo("a");

        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void releasingASavepointKeepsWhatWasWrittenSince() {
        log.savepoint("a");
        log.add(books.update(1));
        log.savepoint("b");
        log.add(books.update(2));
        log.release("a");
        log.rollbackTo("b");

        assertThat(log.touches(one)).isTrue();
        assertThat(log.touches(two)).isTrue();
    }

    @Test
    void anUnknownSavepointLeavesEverythingAsWritten() {
        log.add(books.update(1));
        log.rollbackTo("a");
        log.release("a");
        log.rollbackTo("");
        log.release("");

        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void theEndOfTheTransactionForgetsSavepoints() {
        log.savepoint("a");
        log.clear();
        log.add(books.update(1));
        log.rollbackTo("a");

        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void beyondSoManyWritesRowsAreNotToldApart() {
        for (int i = 0; i < 64; i++) {
            log.add(books.update(2));
        }
        assertThat(log.touches(one)).isFalse();

        log.add(books.update(2));
        assertThat(log.touches(one)).isTrue();
        log.add(books.update(2));
        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void beyondSoManyInsertedRowsRowsAreNotToldApart() {
        TableWrite many = TableWrite.insert(books.table, Collections.nCopies(1_001, Map.of("id", 2)), "insert");
        log.add(many);
        assertThat(log.touches(one)).isFalse();

        log.add(many);
        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void releasedWritesCountTowardsTheMost() {
        log.savepoint("a");
        for (int i = 0; i < 64; i++) {
            log.add(books.update(2));
        }
        log.add(books.update(2));
        log.release("a");

        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void whoMayHaveWrittenAnythingTouchesAnyAnswerButComputedOnes() {
        log.addEverything("call");

        assertThat(log.touches(one)).isTrue();
        assertThat(log.touches(Freshness.ENDLESS)).isFalse();
        assertThat(log.touches(books.stripesOf(Books.byId(1)))).isTrue();
    }

    @Test
    void rollingBackForgetsThatAnythingMayHaveBeenWritten() {
        log.savepoint("a");
        log.addEverything("call");
        log.rollbackTo("a");

        assertThat(log.isEmpty()).isTrue();
        assertThat(log.touches(one)).isFalse();
    }

    @Test
    void releasingRemembersThatAnythingMayHaveBeenWritten() {
        log.savepoint("a");
        log.addEverything("call");
        log.release("a");

        assertThat(log.touches(one)).isTrue();
    }

    @Test
    void whatIsLeftIsPutInDoubt() {
        log.add(books.update(1));
        log.savepoint("a");
        log.add(books.update(2));
        log.rollbackTo("a");
        log.savepoint("b");
        log.add(books.update(3));
        Doubt doubt = new Doubt(books.coherence);
        log.mark(doubt);
        doubt.committed();

        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        assertThat(three.holds()).isFalse();
    }

    @Test
    void anythingIsPutInDoubt() {
        log.addEverything("call");
        Doubt doubt = new Doubt(books.coherence);
        log.mark(doubt);
        doubt.committed();

        assertThat(one.holds()).isFalse();
    }

    @Test
    void anAnswerByColumnsThatNobodyAskedForBeforeTheWriteIsTouched() {
        log.add(books.update(1));
        Freshness byTitle = books.answer(new RowRead(List.of(Map.of("title", "old")), false, false));

        assertThat(log.touches(byTitle)).isTrue();
    }
}
