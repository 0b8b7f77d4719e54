package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
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
    @Provokes(RefusalCode.WRITING_METHOD)
    void aMethodThatWritesIsRefusedFromThenOn() throws Throwable {
        WovenMethod count = application.caching("(I)Ljava/lang/Object;", arguments -> {
            writer.write((int) arguments[0], 1);
            return "counted";
        });
        count.call(1);
        count.call(1);

        assertThat(count.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.WRITING_METHOD);
    }

    @Test
    @Provokes(RefusalCode.UNKEPT_STATEMENT)
    void whatDoesNotDependOnTablesAloneIsNotKept() throws Throwable {
        WovenMethod random = application.caching("(I)Ljava/lang/Object;", this::readRandomly);
        random.call(1);
        random.call(1);

        assertThat(random.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.UNKEPT_STATEMENT);
    }

    @Test
    void whatItsRuleSaysTheTablesOfIsKeptUntilOneOfThemIsWritten() throws Throwable {
        WovenMethod random = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.reads(List.of("prices")), this::readRandomly);
        random.call(1);
        random.call(1);
        assertThat(random.runs()).isEqualTo(1);

        writer.write(7, 7);
        random.call(1);
        assertThat(random.runs()).isEqualTo(2);
    }

    @Test
    @Provokes(RefusalCode.UNSEEN_STATEMENTS)
    void aPromiseIsNotKeptWhereThereAreDatabases() throws Throwable {
        WovenMethod find = application.caching("(I)Ljava/util/concurrent/CompletableFuture;", FreshnessTest::promise);
        find.call(1);
        find.call(1);

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.UNSEEN_STATEMENTS);
    }

    @Test
    void aPromiseIsKeptIfItsRuleSaysWhatIsReadUntilThatIsWritten() throws Throwable {
        WovenMethod find = application.caching(
                "(I)Ljava/util/concurrent/CompletableFuture;",
                settings -> settings.reads(List.of("prices")),
                FreshnessTest::promise);
        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(1);

        writer.write(7, 7);
        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    @Provokes(RefusalCode.SEVERAL_CONTEXTS)
    void whatIsReadInTwoDatabasesIsNotKept() throws Throwable {
        Shop.Connection other = new Shop(application, "archive").connect("app");
        WovenMethod both = application.caching(
                "(I)Ljava/lang/Object;", arguments -> reader.read((int) arguments[0]) + other.read((int) arguments[0]));
        both.call(1);
        both.call(1);

        assertThat(both.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.SEVERAL_CONTEXTS);
    }

    @Test
    @Provokes(RefusalCode.UNKNOWN_CONTEXT)
    void onceTwoUsersWereSeenAnswersAreServedOnlyWhereTheUserIsKnown() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        shop.connect("another").read(1);

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.UNKNOWN_CONTEXT);

        reader.begin();
        reader.read(2);
        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(3);
        reader.commit();
    }

    @Test
    void twoUsersNeverSeeEachOthersAnswers() throws Throwable {
        Shop.Connection other = shop.connect("another");
        AtomicReference<Shop.Connection> current = new AtomicReference<>();
        WovenMethod who = application.caching("(I)Ljava/lang/Object;", arguments -> {
            current.get().read((int) arguments[0]);
            return current.get() == other ? "another" : "app";
        });
        for (int round = 0; round < 3; round++) {
            for (Shop.Connection user : List.of(reader, other)) {
                current.set(user);
                user.begin();
                user.read(9);
                assertThat(who.call(1)).isEqualTo(user == other ? "another" : "app");
                user.commit();
            }
        }
        assertThat(who.runs()).isEqualTo(3);
    }

    @Test
    void whatWasReadInOtherSurroundingsThanExpectedIsNotKept() throws Throwable {
        Shop.Connection other = shop.connect("another");
        other.read(9);
        WovenMethod find = shop.find(other);
        reader.begin();
        reader.read(9);
        find.call(1);
        find.call(1);

        assertThat(find.runs()).isEqualTo(2);
        reader.commit();
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
    void whatAPutMethodReturnsAfterWritingIsNotKept() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        WovenMethod save = application.changing(Action.PUT, "(I)Ljava/lang/Object;", List.of(0), arguments -> {
            writer.write((int) arguments[0], 10);
            return 10;
        });
        save.call(1);

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    @Provokes(RefusalCode.WRITING_METHOD)
    void onceAMethodWasSeenToWriteNothingThatWasKeptBeforeIsServed() throws Throwable {
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int id = (int) arguments[0];
            if (id == 2) {
                writer.write(id, 1);
            }
            return reader.read(id);
        });
        find.call(1);
        find.call(2);

        find.call(1);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void aLoadThatWasUnderWayWhenItsMethodWasSeenToWriteIsNotKept() throws Throwable {
        shop.find(reader).call(9);
        Gate gate = new Gate();
        WovenMethod find = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int id = (int) arguments[0];
            if (id == 2) {
                writer.write(id, 1);
            } else {
                gate.pass();
            }
            return reader.read(id);
        });
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        find.call(2);
        gate.open();
        load.result();

        find.call(1);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void aPromiseThatMayHaveReadTheFirstDatabaseOfAllIsNotKept() throws Throwable {
        Application young = new Application();
        CompletableFuture<Object> promised = new CompletableFuture<>();
        WovenMethod find = young.caching("(I)Ljava/util/concurrent/CompletableFuture;", arguments -> promised);
        find.call(1);
        young.coherence.database("shop");
        promised.complete("read there");

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aPromiseThatMayHaveReadTheFirstDatabaseOfAllIsNotPut() throws Throwable {
        Application young = new Application();
        CompletableFuture<Object> promised = new CompletableFuture<>();
        WovenMethod find = young.caching("(I)Ljava/util/concurrent/CompletableFuture;", FreshnessTest::promise);
        WovenMethod save = young.changing(
                Action.PUT, "(I)Ljava/util/concurrent/CompletableFuture;", List.of(0), arguments -> promised);
        save.call(1);
        young.coherence.database("shop");
        promised.complete("read there");

        find.call(1);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    @Provokes(RefusalCode.UNKNOWN_CONTEXT)
    void whatWasReadUnseenIsServedToNobodyElseOnceTwoUsersWereSeen() throws Throwable {
        WovenMethod find = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.reads(List.of("prices")), arguments -> "for one user");
        find.call(1);
        reader.read(1);
        shop.connect("another").read(1);

        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void whatIsReadUnseenIsNotKeptForEverybodyAfterTwoUsersWereSeen() throws Throwable {
        reader.read(1);
        shop.connect("another").read(1);
        WovenMethod find = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.reads(List.of("prices")), arguments -> "for one user");
        find.call(1);

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void whatWasPutForOneUserIsServedToNobodyElse() throws Throwable {
        WovenMethod find = shop.find(reader);
        WovenMethod save = application.changing(
                Action.PUT, "(I)Ljava/lang/Object;", List.of(0), arguments -> reader.read((int) arguments[0]));
        save.call(1);
        find.call(1);
        assertThat(find.runs()).as("is put").isZero();

        shop.connect("another").read(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(1);
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
    void whatWasSetInTheSessionCountsForTheVeryNextCall() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        reader.session.surroundedBy(new Context(shop.database, List.of("app", "role=tenant")), true);

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
        reader.session.closed();
    }

    @Test
    void anExplanationNamesStatementsTablesAndTheLastWrite() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        writer.write(1, 10);

        assertThat(application.explanation(find).toString())
                .contains("select price", "public.prices", "rows by [id]", "kept", "update prices");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the agent is who looks at it
    private static Object promise(Object[] arguments) {
        return CompletableFuture.completedFuture(arguments[0]);
    }

    private Object readRandomly(Object[] arguments) {
        int price = reader.read((int) arguments[0]);
        LoadScope load = Objects.requireNonNull(application.coherence.here().load());
        load.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, "random()");
        return price;
    }
}
