package io.fallbackcached.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreTest {

    private final AtomicLong time = new AtomicLong();

    @Test
    void anEntryExpiresAtTheEndOfItsLife() {
        Store<String> store = store(Lifetime.of(Duration.ofNanos(100), 0));
        store.put("key", "value", Freshness.ENDLESS);

        time.set(99);
        assertThat(valueOf(store, "key")).isEqualTo("value");
        time.set(100);
        assertThat(store.peek("key")).isNull();
    }

    @Test
    void anAbsenceHasALifeOfItsOwn() {
        Store<String> store = new Store<>(
                10,
                Lifetime.of(Duration.ofNanos(100), 0),
                Lifetime.of(Duration.ofNanos(10), 0),
                Lifetime.NONE,
                time::get);
        store.put("key", "value", Freshness.ENDLESS);
        store.putAbsent("nobody", null, Freshness.ENDLESS);

        time.set(10);
        assertThat(store.peek("nobody")).isNull();
        assertThat(store.peek("key")).isNotNull();
    }

    @Test
    void jitterSpreadsExpiryWithinItsShare() {
        Store<String> store =
                new Store<>(1000, Lifetime.of(Duration.ofMillis(1), 0.5), Lifetime.ENDLESS, Lifetime.NONE, time::get);
        IntStream.range(0, 500).forEach(i -> store.put(i, "value", Freshness.ENDLESS));

        time.set(500_000 - 1);
        assertThat(alive(store)).isEqualTo(500);
        time.set(750_000);
        assertThat(alive(store)).isBetween(100L, 400L);
        time.set(1_000_000);
        assertThat(alive(store)).isZero();
    }

    @Test
    void withoutExpiryTheClockIsNeverStarted() {
        Ticker clock = new Ticker() {
            @Override
            public long now() {
                throw new AssertionError("asked");
            }

            @Override
            public void start() {
                throw new AssertionError("started");
            }
        };
        Store<String> store = new Store<>(10, Lifetime.ENDLESS, Lifetime.ENDLESS, Lifetime.NONE, clock);
        store.put("key", "value", Freshness.ENDLESS);

        assertThat(valueOf(store, "key")).isEqualTo("value");
    }

    @Test
    void noMoreIsKeptThanTheBound() {
        Store<String> store = new Store<>(50, Lifetime.ENDLESS, Lifetime.ENDLESS, Lifetime.NONE, time::get);
        IntStream.range(0, 5000).forEach(i -> store.put(i, "value", Freshness.ENDLESS));

        assertThat(store.size()).isBetween(1L, 60L);
    }

    @Test
    void aStoreDiesWithItsLastReferenceThoughItIsFull() throws Exception {
        WeakReference<Object> value = fillAndForget();

        for (int i = 0; i < 50 && value.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(value.get()).isNull();
    }

    @Test
    void theContextLoaderIsAsBeforeAfterBuilding() {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        ClassLoader strange = new ClassLoader(null) {};
        current.setContextClassLoader(strange);
        try {
            store(Lifetime.ENDLESS);
            assertThat(current.getContextClassLoader()).isSameAs(strange);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void theCoarseClockMovesOn() {
        CoarseClock clock = new CoarseClock();
        clock.start();
        long start = clock.now();
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (clock.now() <= start && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertThat(clock.now()).isGreaterThan(start);
    }

    private static WeakReference<Object> fillAndForget() {
        Store<Object> store = new Store<>(10, Lifetime.ENDLESS, Lifetime.ENDLESS, Lifetime.NONE, () -> 0);
        Object value = new Object();
        store.put("key", value, Freshness.ENDLESS);
        assertThat(store.peek("key")).isNotNull();
        return new WeakReference<>(value);
    }

    private Store<String> store(Lifetime values) {
        return new Store<>(10, values, Lifetime.ENDLESS, Lifetime.NONE, time::get);
    }

    private static long alive(Store<String> store) {
        return IntStream.range(0, 500).filter(i -> store.peek(i) != null).count();
    }

    private static @Nullable String valueOf(Store<String> store, Object key) {
        Entry<String> entry = store.peek(key);
        return entry == null ? null : entry.value();
    }
}
