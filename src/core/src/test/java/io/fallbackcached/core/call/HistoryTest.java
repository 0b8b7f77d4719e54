package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random reads, failures and writes with evictions: no read that starts after a write returned may see what was before. */
@Timeout(120)
class HistoryTest {

    private static final int KEYS = 3;
    private static final int THREADS = 6;
    private static final int STEPS = 4000;

    private final Application application = new Application();
    private final AtomicLongArray database = new AtomicLongArray(KEYS);
    private final AtomicLongArray committed = new AtomicLongArray(KEYS);
    private final ThreadLocal<long[]> written = ThreadLocal.withInitial(() -> new long[KEYS]);
    private final AtomicIntegerArray loading = new AtomicIntegerArray(KEYS);

    @Test
    void nobodyReadsWhatWasBeforeAWriteThatHasReturned() throws Throwable {
        long seed = System.nanoTime();
        System.out.println("HistoryTest seed " + seed);
        WovenMethod find =
                application.caching("(I)J", settings -> settings.waitLimit(Duration.ofMinutes(1)), arguments -> {
                    int key = (int) arguments[0];
                    loading.incrementAndGet(key);
                    long read = database.get(key);
                    Thread.onSpinWait();
                    if (read % 7 == 3) {
                        throw new IllegalStateException("unlucky");
                    }
                    return read;
                });
        WovenMethod write = application.changing(Action.EVICT, false, "(I)V", arguments -> {
            written.get()[(int) arguments[0]] = database.incrementAndGet((int) arguments[0]);
            return null;
        });
        WovenMethod writeAll = application.changing(Action.EVICT, true, "()V", arguments -> {
            for (int key = 0; key < KEYS; key++) {
                written.get()[key] = database.incrementAndGet(key);
            }
            return null;
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                done.add(threads.submit(() -> {
                    play(random, find, write, writeAll);
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get(100, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(application.faults).as("seed %s", seed).isEmpty();
        int loads = 0;
        for (int key = 0; key < KEYS; key++) {
            loads += loading.get(key);
        }
        assertThat(loads).as("something is answered from memory").isLessThan(THREADS * STEPS * 9 / 10);
    }

    private void play(Random random, WovenMethod find, WovenMethod write, WovenMethod writeAll) throws Exception {
        for (int step = 0; step < STEPS; step++) {
            int key = random.nextInt(KEYS);
            int dice = random.nextInt(100);
            try {
                if (dice < 3) {
                    Step.here(write, key);
                    publish(key);
                } else if (dice < 4) {
                    Step.here(writeAll);
                    for (int each = 0; each < KEYS; each++) {
                        publish(each);
                    }
                } else {
                    long atLeast = committed.get(key);
                    long read = (long) Objects.requireNonNull(Step.here(find, key));
                    assertThat(read).isGreaterThanOrEqualTo(atLeast);
                }
            } catch (IllegalStateException unlucky) {
                assertThat(unlucky).hasMessage("unlucky");
            }
        }
    }

    private void publish(int key) {
        committed.accumulateAndGet(key, written.get()[key], Math::max);
    }
}
