package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        expectAFeed();
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
        expectAFeed();
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

    private void expectAFeed() {
        shop.database.coverage().lost("its feed is being begun");
        shop.database.coverage().regained("a test");
    }
}
