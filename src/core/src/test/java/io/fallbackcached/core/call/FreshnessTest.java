package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Doubt;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers against commits, in every order that has made other caches wrong. */
@Timeout(60)
class FreshnessTest {

    private final Application application = new Application();
    private final Shop shop = new Shop(application, "shop");
    private final Shop.Connection reader = shop.connect("app");
    private final Shop.Connection writer = shop.connect("app");

    @Test
    void anAnswerIsServedUntilACommitTouchesItsRow() throws Throwable {
        WovenMethod find = shop.find(reader);
        writer.write(1, 10);
        find.call(1);
        writer.write(2, 20);

        assertThat(find.call(1)).isEqualTo(10);
        assertThat(find.runs()).isEqualTo(1);

        writer.write(1, 11);
        assertThat(find.call(1)).isEqualTo(11);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasLoadedWhileAWriteCommittedIsNotKept() throws Throwable {
        Gate gate = new Gate();
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int read = reader.read((int) arguments[0]);
            if (read == 0) {
                gate.pass();
            }
            return read;
        });
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        writer.write(1, 10);
        gate.open();

        assertThat(load.result()).isEqualTo(0);
        assertThat(find.call(1)).isEqualTo(10);
    }

    @Test
    void whoCameAfterTheCommitIsNotGivenWhatWasLoadedBefore() throws Throwable {
        Gate gate = new Gate();
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int read = reader.read((int) arguments[0]);
            if (read == 0) {
                gate.pass();
            }
            return read;
        });
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        writer.write(1, 10);
        Step late = Step.call(find, 1).waiting();
        gate.open();

        assertThat(load.result()).isEqualTo(0);
        assertThat(late.result()).isEqualTo(10);
    }

    @Test
    void thoseWhoWaitedForALoadThatAWriteOvertookShareTheNext() throws Throwable {
        Gate gate = new Gate();
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int read = reader.read((int) arguments[0]);
            if (read == 0) {
                gate.pass();
            }
            return read;
        });
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        Step second = Step.call(find, 1).waiting();
        Step third = Step.call(find, 1).waiting();
        writer.write(1, 10);
        gate.open();

        assertThat(load.result()).isEqualTo(0);
        assertThat(second.result()).isEqualTo(10);
        assertThat(third.result()).isEqualTo(10);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aPromiseUnderWayIsNotSharedWhereThereAreDatabases() throws Throwable {
        WovenMethod find = application.caching(
                "(I)Ljava/util/concurrent/CompletableFuture;",
                settings -> settings.reads(List.of("prices")),
                arguments -> new CompletableFuture<>());
        find.call(1);
        find.call(1);

        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void nobodyIsGivenAnOldAnswerWhileACommitMayBeVisible() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        writer.begin();
        writer.write(1, 10);
        Doubt doubt = Step.run(writer::beginCommit);

        assertThat(find.call(1)).isEqualTo(10);

        writer.endCommit(doubt);
        assertThat(find.call(1)).isEqualTo(10);
    }

    @Test
    void whatIsLoadedWhileACommitMayBeVisibleIsNotKept() throws Throwable {
        WovenMethod find = shop.find(reader);
        Step.run(() -> {
            writer.begin();
            writer.write(1, 10);
            return null;
        });
        Doubt doubt = writer.session.commits();
        assertThat(find.call(1)).isEqualTo(0);
        writer.beginCommit().committed();
        writer.endCommit(doubt);

        assertThat(find.call(1)).isEqualTo(10);
    }

    @Test
    void anotherThreadIsServedWhileATransactionHasWrittenAndNotCommitted() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        Step.run(() -> {
            writer.begin();
            writer.write(1, 10);
            return null;
        });

        assertThat(find.call(1)).isEqualTo(0);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void aTransactionSeesItsOwnWritesAndKeepsNothingOfThem() throws Throwable {
        WovenMethod find = shop.find(writer);
        find.call(1);
        writer.begin();
        writer.write(1, 10);

        assertThat(find.call(1)).isEqualTo(10);
        writer.rollback();

        assertThat(find.call(1)).isEqualTo(0);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aTransactionKeepsNothingThatDependsOnItsOwnWritesEvenIfNothingWasKeptBefore() throws Throwable {
        WovenMethod find = shop.find(writer);
        writer.begin();
        writer.write(1, 10);
        find.call(1);
        writer.rollback();

        assertThat(find.call(1)).isEqualTo(0);
    }

    @Test
    void aTransactionIsServedWhatItHasNotWritten() throws Throwable {
        WovenMethod find = shop.find(writer);
        find.call(2);
        writer.begin();
        writer.write(1, 10);

        find.call(2);
        assertThat(find.runs()).isEqualTo(1);
        writer.rollback();
    }

    @Test
    void aTransactionThatHasWrittenDoesNotJoinAnotherThreadsLoad() throws Throwable {
        Gate gate = new Gate();
        WovenMethod find = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.waitLimit(Duration.ofHours(1)), arguments -> {
                    if (!application.coherence.here().hasWritten()) {
                        gate.pass();
                        return reader.read((int) arguments[0]);
                    }
                    return writer.read((int) arguments[0]);
                });
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        writer.begin();
        writer.write(1, 10);

        assertThat(find.call(1)).isEqualTo(10);
        writer.rollback();
        gate.open();
        assertThat(load.result()).isEqualTo(0);
    }

    @Test
    void rollingBackToASavepointMakesTheOldAnswerRightAgain() throws Throwable {
        WovenMethod find = shop.find(writer);
        find.call(1);
        writer.begin();
        writer.session.savepoint("a");
        writer.write(1, 10);
        writer.session.rollsBackTo("a");

        find.call(1);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void aTransactionThatMayHaveWrittenMoreThanIsKnownIsNotAnsweredFromMemory() throws Throwable {
        WovenMethod find = shop.find(writer);
        find.call(1);
        writer.begin();
        writer.session.uses(true);
        writer.session.writesMore();

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
        Step.call(find, 1).result();
        assertThat(find.runs()).isEqualTo(2);

        writer.rollback();
        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aTransactionThatReadsOneSnapshotIsNeverAnsweredFromMemory() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        reader.begin();
        reader.session.snapshots(true);

        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(3);
        reader.session.snapshots(false);
    }

    @Test
    void whatATransactionReadBeforeAWriteByAnotherIsNotKeptAfterIt() throws Throwable {
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            reader.read((int) arguments[0]);
            return "what an object-relational mapper remembers from the beginning of the transaction";
        });
        reader.begin();
        reader.read(2);
        writer.write(1, 10);
        find.call(1);
        reader.commit();

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void whatRanNoStatementInsideATransactionIsNotKept() throws Throwable {
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> "remembered");
        reader.begin();
        reader.read(2);
        find.call(1);
        reader.commit();

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void anAnswerMadeWithAnotherAnswerFromMemoryDependsOnWhatThatDependsOn() throws Throwable {
        WovenMethod find = shop.find(reader);
        WovenMethod twice = application.woven(
                Application.cachingPlan("twice", "(I)Ljava/lang/Object;", false, settings -> settings),
                arguments -> 2 * (int) Objects.requireNonNull(find.call(arguments)));
        writer.write(1, 10);
        find.call(1);
        assertThat(twice.call(1)).isEqualTo(20);

        writer.write(1, 11);
        assertThat(twice.call(1)).isEqualTo(22);
    }

    @Test
    void anAnswerMadeWithAnotherLoadDependsOnWhatThatDependsOn() throws Throwable {
        WovenMethod find = shop.find(reader);
        WovenMethod twice = application.woven(
                Application.cachingPlan("twice", "(I)Ljava/lang/Object;", false, settings -> settings),
                arguments -> 2 * (int) Objects.requireNonNull(find.call(arguments)));
        twice.call(1);

        writer.write(1, 11);
        assertThat(twice.call(1)).isEqualTo(22);
    }

    @Test
    void aLoadThatFailsLeavesNothingBehind() {
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            throw new IllegalStateException("unlucky");
        });

        assertThatThrownBy(() -> find.call(1)).hasMessage("unlucky");
        assertThat(application.coherence.here().load()).isNull();
        assertThat(application.coherence.isQuiet()).isTrue();
    }

    @Test
    void whatAMapperRemembersOfATransactionThatIsRolledBackIsNotKept() throws Throwable {
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            writer.read(2);
            return "what the transaction has written and not committed";
        });
        writer.begin();
        writer.write(1, 10);
        find.call(1);
        writer.rollback();

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void anExplanationNamesStatementsTablesAndTheLastWrite() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        writer.write(1, 10);

        assertThat(application.explanation(find).toString())
                .contains("select price", "public.prices", "rows by [id]", "kept", "update prices");
    }
}
