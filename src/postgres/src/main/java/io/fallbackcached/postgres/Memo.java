package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about statements, failures forgotten soon. Where there is too much, what nobody has asked for since that
 * was so last goes first. Asked for each statement of every thread, and so without a lock. Thread-safe.
 */
final class Memo {

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int ROOM = MOST_CHARACTERS / 8;
    private static final int LONGEST_TEXT = 50_000;
    // what an entry takes beside its text, in characters
    private static final int OVERHEAD = 500;
    private static final long FAILURE_LASTS = TimeUnit.SECONDS.toNanos(5);

    private final Map<Object, Found> found = new ConcurrentHashMap<>();
    private long characters;
    private long age;

    private static final class Found {
        final Meaning meaning;
        final boolean failed;
        final int size;
        final long at;

        /** Racy: who is forgotten too early is found out again. */
        boolean asked;

        Found(Meaning meaning, boolean failed, int size) {
            this.size = size;
            this.meaning = meaning;
            this.failed = failed;
            this.at = System.nanoTime();
        }
    }

    @Nullable
    Meaning get(Object key) {
        Found entry = found.get(key);
        if (entry == null || (entry.failed && System.nanoTime() - entry.at > FAILURE_LASTS)) {
            return null;
        }
        if (!entry.asked) {
            entry.asked = true;
        }
        return entry.meaning;
    }

    /** Goes up whenever all is forgotten; what was asked before must not be put in after. */
    synchronized long age() {
        return age;
    }

    synchronized void put(Object key, String text, Meaning meaning, boolean failed, long askedAt) {
        if (askedAt == age && text.length() <= LONGEST_TEXT) {
            if (characters > MOST_CHARACTERS) {
                // all may have been asked for, and then it is the second time that makes room
                makeRoom();
                makeRoom();
            }
            Found entry = new Found(meaning, failed, text.length() + OVERHEAD);
            Found before = found.put(key, entry);
            characters += entry.size - (before == null ? 0 : before.size);
        }
    }

    /** For many at once, since all are looked at. Who was asked for has another chance. */
    private void makeRoom() {
        Iterator<Found> each = found.values().iterator();
        while (characters > MOST_CHARACTERS - ROOM && each.hasNext()) {
            Found entry = each.next();
            if (entry.asked) {
                entry.asked = false;
            } else {
                characters -= entry.size;
                each.remove();
            }
        }
    }

    synchronized void clear() {
        age++;
        characters = 0;
        found.clear();
    }
}
