package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are kept for nobody, or not for everybody, because of where they come from. */
@Timeout(60)
class OriginsTest {

    private final Application application = new Application();
    private final Shop shop = new Shop(application, "shop");
    private final Shop.Connection reader = shop.connect("app");
    private final Shop.Connection writer = shop.connect("app");

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
        WovenMethod find = application.caching("(I)Ljava/util/concurrent/CompletableFuture;", Shop::promise);
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
                Shop::promise);
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
        WovenMethod find = young.caching("(I)Ljava/util/concurrent/CompletableFuture;", Shop::promise);
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
    void whatWasSetInTheSessionCountsForTheVeryNextCall() throws Throwable {
        WovenMethod find = shop.find(reader);
        find.call(1);
        reader.session.surroundedBy(new Context(shop.database, List.of("app", "role=tenant")), true);

        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
        reader.session.closed();
    }

    private Object readRandomly(Object[] arguments) {
        int price = reader.read((int) arguments[0]);
        LoadScope load = Objects.requireNonNull(application.coherence.here().load());
        load.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, "random()");
        return price;
    }
}
