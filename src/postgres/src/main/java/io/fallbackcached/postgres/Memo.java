package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was found out about statements, the least recently used forgotten first, failures soon. Thread-safe. */
final class Memo {

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int LONGEST_TEXT = 50_000;
    // what an entry takes beside its text, in characters
    private static final int OVERHEAD = 500;
    private static final long FAILURE_LASTS = TimeUnit.SECONDS.toNanos(5);

    private final Map<Object, Found> found = new LinkedHashMap<>(64, 0.75f, true);
    private long characters;
    private long age;

    private static final class Found {
        final Meaning meaning;
        final boolean failed;
        final int size;
        final long at;

        Found(Meaning meaning, boolean failed, int size) {
            this.size = size;
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
            Found entry = new Found(meaning, failed, text.length() + OVERHEAD);
            Found before = found.put(key, entry);
            characters += entry.size - (before == null ? 0 : before.size);
            Iterator<Found> eldest = found.values().iterator();
            while (characters > MOST_CHARACTERS && eldest.hasNext()) {
                characters -= eldest.next().size;
                eldest.remove();
            }
        }
    }

    synchronized void clear() {
        age++;
        characters = 0;
        found.clear();
    }
}
