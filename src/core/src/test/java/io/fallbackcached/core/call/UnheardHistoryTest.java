package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Doubt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Others write, and are heard of a while later; commits here begin, and fail or not: once anybody was given something, nobody who
 * calls after that is given anything older.
 */
@Timeout(120)
class UnheardHistoryTest {

    private static final int KEYS = 2;
    private static final int READERS = 5;
    private static final int STEPS = 200_000;

    /** So short that some do not wait for a load, but run the body beside it. */
    private static final Duration WAIT_LIMIT = Duration.ofNanos(100_000);

    private final Application application = new Application();
    private final Shop shop = new Shop(application, "shop");
    private final AtomicLongArray given = new AtomicLongArray(KEYS);
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void noCallGoesBackInTime() throws Exception {
        long seed = Long.getLong("history.seed", System.nanoTime());
        System.out.println("UnheardHistoryTest seed " + seed);
        shop.hearsOthers();
        WovenMethod find =
                application.caching("(I)Ljava/lang/Object;", settings -> settings.waitLimit(WAIT_LIMIT), arguments -> {
                    hesitate();
                    int read = shop.connect("app").read((int) arguments[0]);
                    hesitate();
                    return read;
                });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<?> others = threads.submit(() -> writeElsewhere(new Random(seed)));
            Future<?> commits = threads.submit(() -> beginCommits(new Random(seed + 1)));
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Random random = new Random(seed + 2 + i);
                reading.add(threads.submit(reader(random, find)));
            }
            for (Future<?> reader : reading) {
                reader.get(100, TimeUnit.SECONDS);
            }
            over.set(true);
            others.get();
            commits.get();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(application.faults).as("seed %s", seed).isEmpty();
        assertThat(find.runs()).as("something is answered from memory").isLessThan(READERS * STEPS * 9 / 10);
    }

    private Callable<?> reader(Random random, WovenMethod find) {
        return () -> {
            for (int step = 0; step < STEPS; step++) {
                int key = random.nextInt(KEYS);
                long atLeast = given.get(key);
                int answer = (int) Objects.requireNonNull(Step.here(find, key));
                assertThat(answer).isGreaterThanOrEqualTo((int) atLeast);
                given.accumulateAndGet(key, answer, Math::max);
            }
            return null;
        };
    }

    private void writeElsewhere(Random random) {
        for (int price = 1; !over.get(); price++) {
            int key = random.nextInt(KEYS);
            shop.writtenElsewhere(key, price);
            LockSupport.parkNanos(random.nextInt(1_000_000));
            shop.heard(key);
            LockSupport.parkNanos(random.nextInt(1_000_000));
        }
    }

    private void beginCommits(Random random) {
        while (!over.get()) {
            Doubt doubt = shop.database.doubt();
            doubt.touches(shop.update(random.nextInt(KEYS)));
            LockSupport.parkNanos(random.nextInt(500_000));
            if (random.nextBoolean()) {
                doubt.committed();
            } else {
                doubt.rolledBack();
            }
            LockSupport.parkNanos(random.nextInt(1_000_000));
        }
    }

    /** Now and then, as bodies do that the scheduler stops. */
    private static void hesitate() {
        if (ThreadLocalRandom.current().nextInt(8) == 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(400_000));
        }
    }
}
