package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.Garbage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

    private final List<String> gone = new ArrayList<>();
    private final WeakIdentityMap<Object, String> map = new WeakIdentityMap<>(gone::add);

    @Test
    void equalKeysAreDifferentKeys() {
        String one = new String("key");
        String other = new String("key");
        map.put(one, "one");
        map.put(other, "other");

        assertThat(map.get(one)).isEqualTo("one");
        assertThat(map.get(other)).isEqualTo("other");
        assertThat(map.get(new String("key"))).isNull();
    }

    @Test
    void theFirstValueStaysWhereItIsAskedTo() {
        Object key = new Object();

        assertThat(map.putIfAbsent(key, "one")).isNull();
        assertThat(map.putIfAbsent(key, "other")).isEqualTo("one");
        assertThat(map.remove(key)).isEqualTo("one");
        assertThat(map.get(key)).isNull();
    }

    @Test
    void whatIsKnownOfAnObjectGoesWithIt() {
        Object key = new Object();
        map.put(key, "value");
        WeakReference<Object> reference = new WeakReference<>(key);
        key = null;

        Garbage.awaitCollected(reference);

        // The JVM queues a reference some time after it has cleared it.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (map.size() > 0 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(map.size()).isZero();
        assertThat(gone).containsExactly("value");
    }
}
