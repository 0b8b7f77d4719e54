package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was found out about statements, the least recently used forgotten first, failures soon. Thread-safe. */
final class Memo {

    private static final int MOST = 4_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final long FAILURE_LASTS = TimeUnit.SECONDS.toNanos(5);

    private final Map<Object, Found> found = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Found> eldest) {
            return size() > MOST;
        }
    };

    private long age;

    private static final class Found {
        final Meaning meaning;
        final boolean failed;
        final long at;

        Found(Meaning meaning, boolean failed) {
            this.meaning = meaning;
            this.failed = failed;
            this.at = System.nanoTime();
        }
    }

    synchronized @Nullable Meaning get(Object key) {
        Found entry = found.get(key);
        if (entry == null || (entry.failed && System.nanoTime() - entry.at > FAILURE_LASTS)) {
            return null;
        }
        return entry.meaning;
    }

    /** Goes up whenever all is forgotten; what was asked before must not be put in after. */
    synchronized long age() {
        return age;
    }

    synchronized void put(Object key, String text, Meaning meaning, boolean failed, long askedAt) {
        if (askedAt == age && text.length() <= LONGEST_TEXT) {
            found.put(key, new Found(meaning, failed));
        }
    }

    synchronized void clear() {
        age++;
        found.clear();
    }
}
