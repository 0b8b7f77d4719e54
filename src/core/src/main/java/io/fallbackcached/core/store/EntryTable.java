package io.fallbackcached.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.cache2k.Cache;
import org.cache2k.core.Entry;
import org.cache2k.core.HeapCache;
import org.cache2k.core.StampedHash;
import org.jspecify.annotations.Nullable;

/**
 * The hash table inside a cache2k cache, looked at without cache2k's own code. Thread-safe.
 *
 * <p>cache2k compares {@code stored.equals(wanted)}. One look-up method serves all caches, so once several kinds of keys are
 * in use the JIT cannot tell whose {@code equals} that is; the wanted key escapes into it and must be allocated, on each
 * hit. Here it is {@code wanted.equals(stored)}, and who looks up knows what it wants. All else is as in
 * {@code StampedHash.lookup}: an entry that is found counts, whatever happens to the table meanwhile; of one that is not
 * found nothing follows.
 *
 * <p>The fields are those of the version that the agent is packed with.
 */
final class EntryTable {

    private static final VarHandle ENTRIES;
    private static final Field TABLE;

    static {
        try {
            ENTRIES = MethodHandles.privateLookupIn(StampedHash.class, MethodHandles.lookup())
                    .findVarHandle(StampedHash.class, "entries", Entry[].class);
            TABLE = HeapCache.class.getDeclaredField("hash");
            TABLE.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final StampedHash<?, ?> table;

    private EntryTable(StampedHash<?, ?> table) {
        this.table = table;
    }

    static EntryTable of(Cache<?, ?> cache) {
        try {
            return new EntryTable((StampedHash<?, ?>) TABLE.get(cache));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("use the version of cache2k that the agent was built with", e);
        }
    }

    /** What is kept under an equal key; null if nothing is, or if the table was being changed. */
    @Nullable
    Object find(Object wanted) {
        // An acquiring read, as cache2k's own stamp is one: what was removed before is not found after.
        Entry<?, ?> @Nullable [] entries = (Entry<?, ?>[]) ENTRIES.getAcquire(table);
        if (entries == null) {
            return null;
        }
        int hash = HeapCache.spreadHash(wanted.hashCode());
        for (Entry<?, ?> entry = entries[hash & (entries.length - 1)]; entry != null; entry = entry.another) {
            if (entry.hashCode == hash && isEqual(wanted, entry.getKeyObj())) {
                entry.hitCnt++;
                return entry.isDataAvailable() ? entry.getValueOrException() : null;
            }
        }
        return null;
    }

    private static boolean isEqual(Object wanted, @Nullable Object stored) {
        return wanted == stored || wanted.equals(stored);
    }
}
