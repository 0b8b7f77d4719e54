package io.fallbackcached.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTableTest {

    private final Store<Object> store = new Store<>(5000, Lifetime.ENDLESS, Lifetime.ENDLESS, Lifetime.NONE, () -> 0);

    @Test
    void aGlanceSeesWhatALookSees() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int step = 0; step < 50_000; step++) {
            Object key = key(random.nextInt(step < 25_000 ? 200 : 20_000));
            switch (random.nextInt(8)) {
                case 0:
                case 1:
                    store.put(key, step, Freshness.ENDLESS);
                    break;
                case 2:
                    store.remove(key);
                    break;
                case 3:
                    if (random.nextInt(2000) == 0) {
                        store.clear();
                    }
                    break;
                default:
                    assertThat(valueOf(store.table().find(key)))
                            .as("seed %s, step %s", seed, step)
                            .isEqualTo(valueOf(store.peek(key)));
            }
        }
    }

    /** An entry may be its own key, also beside keys of other kinds that hash alike. */
    @Test
    void keysOfEachKindAreFoundAsTheyAreLookedFor() {
        List<Object> keys = List.of(
                new IntKey(7),
                new LongKey(7),
                new LongKey(7L << 32),
                7,
                "7",
                new FewKey("7", FewKey.NONE, FewKey.NONE, 7, 0, 0),
                new FewKey(FewKey.NONE, FewKey.NONE, FewKey.NONE, 7, 0, 0));
        for (int round = 0; round < 3; round++) {
            for (Object key : keys) {
                store.put(key, key + "/" + round, Freshness.ENDLESS);
            }
            for (Object key : keys) {
                assertThat(valueOf(store.table().find(key))).isEqualTo(key + "/" + round);
                assertThat(valueOf(store.peek(key))).isEqualTo(key + "/" + round);
            }
            assertThat(store.size()).isEqualTo(keys.size());
        }
        assertThat(valueOf(store.table().find(7))).isEqualTo("7/2");
        assertThat(valueOf(store.table().find(7L))).isEqualTo("7/2");
        assertThat(valueOf(store.table().find(7L << 32))).isEqualTo((7L << 32) + "/2");
        assertThat(valueOf(store.table().find("7"))).isEqualTo("7/2");
        assertThat(valueOf(store.table().find("7", FewKey.NONE, FewKey.NONE, 7, 0, 0)))
                .isEqualTo(keys.get(5) + "/2");
        assertThat(valueOf(store.table().find("7", 7, 0, 0))).isEqualTo(keys.get(5) + "/2");
        assertThat(store.table().find("7", 0, 7, 0)).isNull();
        assertThat(store.table().find("8", 7, 0, 0)).isNull();
        keys.forEach(store::remove);
        assertThat(store.size()).isZero();
    }

    /** An entry under an int keeps no number beside its hash. */
    @Test
    void everyIntIsToldFromAllOthersByItsHash() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            int number = i < 50_000 ? random.nextInt() : i - 75_000;
            assertThat(EntryTable.unspread(EntryTable.hash(new IntKey(number)))).isEqualTo(number);
        }
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 1, 1 << 16, Integer.MAX_VALUE}) {
            store.put(new IntKey(number), number, Freshness.ENDLESS);
        }
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 1, 1 << 16, Integer.MAX_VALUE}) {
            assertThat(valueOf(store.table().find(number))).isEqualTo(number);
            assertThat(store.table().find(number ^ (1 << 20))).isNull();
        }
    }

    @Test
    void keysOfOneHashAreToldApart() {
        for (int i = 0; i < 100; i++) {
            store.put(new Collider(i), i, Freshness.ENDLESS);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(valueOf(store.table().find(new Collider(i)))).isEqualTo(i);
        }
        assertThat(store.table().find(new Collider(100))).isNull();
    }

    @Test
    void aGlanceNeverGivesAnothersValueOrWhatWasRemovedBeforeWhileTheTableGrows() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> all = new ArrayList<>();
        try {
            for (int thread = 0; thread < 2; thread++) {
                int own = thread;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        Object key = key(2 * (i % 30_000) + own);
                        store.put(key, key, Freshness.ENDLESS);
                        store.remove(key);
                        assertThat(store.table().find(key)).isNull();
                        store.put(key, key, Freshness.ENDLESS);
                    }
                    over.set(true);
                }));
            }
            all.add(threads.submit(() -> {
                for (int i = 0; !over.get(); i = (i + 1) % 60_000) {
                    Entry<Object> entry = store.table().find(key(i));
                    assertThat(entry == null ? key(i) : entry.value()).isEqualTo(key(i));
                }
            }));
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsOftenLookedAtOutlivesWhatIsNot() {
        for (int i = 0; i < 4000; i++) {
            store.put(key(i), i, Freshness.ENDLESS);
        }
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 100; i++) {
                store.table().find(key(i));
            }
        }
        for (int i = 4000; i < 40_000; i++) {
            store.put(key(i), i, Freshness.ENDLESS);
            store.table().find(key(i % 100));
        }
        long left = 0;
        for (int i = 0; i < 100; i++) {
            left += store.peek(key(i)) == null ? 0 : 1;
        }
        assertThat(left).isGreaterThan(90);
    }

    @Test
    void whatIsHotAlreadyIsOnlyRead() {
        store.put("key", 1, Freshness.ENDLESS);
        for (int i = 0; i < 1000; i++) {
            store.table().find("key");
        }
        assertThat(Objects.requireNonNull(store.table().find("key")).hitCnt).isEqualTo(EntryTable.MOST_HITS);
    }

    /** What eviction keeps is told by hits; ours stop being counted where cache2k's own are not. */
    @Test
    void evictionKeepsAsMuchOfWhatIsAskedForAsItDoesForCache2k() {
        Cache<Object, Object> peer = Cache2kBuilder.forUnknownTypes()
                .name("peer")
                .eternal(true)
                .entryCapacity(5000)
                .build();
        try {
            Random random = new Random(42);
            int hits = 0;
            int hitsOfPeer = 0;
            for (int i = 0; i < 400_000; i++) {
                int number = (int) (20_000 * Math.pow(random.nextDouble(), 3));
                if (store.table().find(new IntKey(number)) == null) {
                    store.put(new IntKey(number), i, Freshness.ENDLESS);
                } else {
                    hits++;
                }
                if (peer.peek(number) == null) {
                    peer.put(number, i);
                } else {
                    hitsOfPeer++;
                }
            }
            assertThat(hits).isGreaterThan(hitsOfPeer - hitsOfPeer / 50);
        } finally {
            peer.close();
        }
    }

    private static Object key(int number) {
        switch (number % 4) {
            case 0:
                return new IntKey(number);
            case 1:
                return new LongKey(number);
            case 2:
                return new FewKey("key" + number, FewKey.NONE, FewKey.NONE, number % 8, 0, 0);
            default:
                return "key" + number;
        }
    }

    private static @Nullable Object valueOf(@Nullable Entry<Object> entry) {
        return entry == null ? null : entry.value();
    }

    /** Collides in the whole hash, and is equal to others of its number only. */
    private static final class Collider {
        private final int number;

        Collider(int number) {
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Collider && ((Collider) other).number == number;
        }

        @Override
        public int hashCode() {
            return 42;
        }
    }
}
