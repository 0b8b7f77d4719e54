package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Doubt;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Others have committed, and nobody here has heard of it yet. */
class UnheardWritesTest {

    private final Application application = new Application();
    private final Shop shop = new Shop(application, "shop");
    private final Shop.Connection reader = shop.connect("app");
    private final Gate gate = new Gate();
    private final AtomicInteger runs = new AtomicInteger();
    private final WovenMethod find = application.caching(
            "(I)Ljava/lang/Object;", settings -> settings.waitLimit(Duration.ofMillis(1)), arguments -> {
                int read = reader.read((int) arguments[0]);
                if (runs.getAndIncrement() == 0) {
                    gate.pass();
                }
                return read;
            });

    @Test
    void nobodyIsGivenWhatALoadReadBeforeAnotherCallerSawSomethingNewer() throws Throwable {
        shop.hearsOthers();
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        shop.writtenElsewhere(1, 10);
        assertThat(find.call(1)).as("who did not wait").isEqualTo(10);
        gate.open();

        assertThat(load.result()).isEqualTo(0);
        assertThat(find.call(1)).as("who comes later").isEqualTo(10);
    }

    @Test
    void nobodyIsGivenWhatWasLoadedBeforeSomebodySawSomethingNewerWhoWasToldThatTheFeedIsLost() throws Throwable {
        WovenMethod price = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int read = reader.read((int) arguments[0]);
            if (runs.incrementAndGet() == 2) {
                gate.pass();
                return reader.read((int) arguments[0]);
            }
            return read;
        });
        shop.hearsOthers();
        price.call(1);
        shop.database.coverage().lost("for a moment");
        Step bypass = Step.call(price, 1);
        gate.awaitArrival();
        shop.database.coverage().regained("a test");
        assertThat(price.call(1)).isEqualTo(0);
        shop.writtenElsewhere(1, 10);
        gate.open();

        assertThat(bypass.result()).isEqualTo(10);
        assertThat(price.call(1)).isEqualTo(10);
    }

    @Test
    void nobodyIsGivenWhatWasReadBeforeALoadThatWasNotToBeKeptAnyMoreSawSomethingNewer() throws Throwable {
        AtomicInteger started = new AtomicInteger();
        WovenMethod price = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.waitLimit(Duration.ofMillis(1)), arguments -> {
                    if (started.getAndIncrement() == 0) {
                        gate.pass();
                    }
                    return reader.read((int) arguments[0]);
                });
        shop.hearsOthers();
        Step load = Step.call(price, 1);
        gate.awaitArrival();
        price.call(1);
        assertThat(price.call(1)).as("once nobody may join that load").isEqualTo(0);
        shop.writtenElsewhere(1, 10);
        gate.open();

        assertThat(load.result()).isEqualTo(10);
        assertThat(price.call(1)).isEqualTo(10);
    }

    @Test
    void nothingIsKeptThatWasReadBesideALoadThatWasNotToBeKeptAnyMore() throws Throwable {
        Gate later = new Gate();
        AtomicInteger started = new AtomicInteger();
        WovenMethod price = application.caching(
                "(I)Ljava/lang/Object;", settings -> settings.waitLimit(Duration.ofMillis(1)), arguments -> {
                    int run = started.getAndIncrement();
                    if (run == 0) {
                        gate.pass();
                    }
                    int read = reader.read((int) arguments[0]);
                    if (run == 2) {
                        later.pass();
                    }
                    return read;
                });
        shop.hearsOthers();
        Step load = Step.call(price, 1);
        gate.awaitArrival();
        price.call(1);
        Step beside = Step.call(price, 1);
        later.awaitArrival();
        shop.writtenElsewhere(1, 10);
        gate.open();
        assertThat(load.result()).isEqualTo(10);
        later.open();

        assertThat(beside.result()).isEqualTo(0);
        assertThat(price.call(1)).isEqualTo(10);
    }

    @Test
    void nobodyIsGivenWhatWasKeptBeforeSomebodySawSomethingNewerWhileACommitWasInDoubtThatFailed() throws Throwable {
        WovenMethod price = shop.find(reader);
        shop.hearsOthers();
        price.call(1);
        Shop.Connection writer = shop.connect("app");
        writer.begin();
        writer.write(1, 20);
        Doubt doubt = Step.run(writer.session::commits);
        shop.writtenElsewhere(1, 10);
        assertThat(price.call(1)).as("in doubt").isEqualTo(10);
        doubt.rolledBack();
        writer.rollback();

        assertThat(price.call(1)).isEqualTo(10);
    }

    @Test
    void nobodyIsGivenWhatWasKeptBeforeSomebodyWasToldThatThereIsNothingAnyMore() throws Throwable {
        AtomicBoolean gone = new AtomicBoolean();
        WovenMethod price = application.caching("(I)Ljava/lang/Object;", arguments -> {
            int read = reader.read((int) arguments[0]);
            if (gone.get()) {
                throw new NoSuchElementException("no such article");
            }
            return read;
        });
        shop.hearsOthers();
        price.call(1);
        Doubt doubt = shop.database.doubtEverything("a commit that may fail");
        gone.set(true);
        assertThatThrownBy(() -> price.call(1)).isInstanceOf(NoSuchElementException.class);
        doubt.rolledBack();

        assertThatThrownBy(() -> price.call(1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void nobodyIsGivenWhatWasKeptBeforeSomebodySawSomethingNewerWhoseSessionReadsSnapshots() throws Throwable {
        WovenMethod price = shop.find(reader);
        shop.hearsOthers();
        price.call(1);
        shop.writtenElsewhere(1, 10);
        Step.run(() -> {
            shop.connect("app").session.snapshots(true);
            assertThat(Step.here(price, 1)).as("past what is kept").isEqualTo(10);
            return null;
        });

        assertThat(price.call(1)).isEqualTo(10);
    }

    @Test
    void withoutAFeedWhatWasLoadedBesideOthersIsKept() throws Throwable {
        Step load = Step.call(find, 1);
        gate.awaitArrival();
        find.call(1);
        gate.open();
        load.result();
        int before = runs.get();

        find.call(1);
        assertThat(runs.get()).isEqualTo(before);
    }
}
