package io.fallbackcached.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.concurrent.locks.StampedLock;
import org.cache2k.Cache;
import org.cache2k.core.HeapCache;
import org.cache2k.core.StampedHash;
import org.cache2k.core.eviction.Eviction;
import org.jspecify.annotations.Nullable;

/**
 * The hash table inside a cache2k cache, looked at and added to without cache2k's own code. Thread-safe.
 *
 * <p>One look-up method of cache2k serves all caches and asks {@code stored.equals(wanted)}. Once several kinds of keys are in
 * use the JIT cannot tell whose {@code equals} that is; the wanted key escapes into it and must be allocated, on each hit.
 * Here each kind of key has a loop of its own, and needs no object. All else is as in {@code StampedHash.lookup}: an entry
 * that is found counts, whatever happens to the table meanwhile; of one that is not found nothing follows.
 *
 * <p>What is added is as {@code HeapCache.insertNewEntry} does it, but that the entry is one of ours. It is complete before it is
 * linked, and what makes it one does not change, so whoever finds it needs to look at none of cache2k's states.
 *
 * <p>The fields are those of the version that the agent is packed with.
 */
public final class EntryTable<V> {

    /** So many hits make an entry as hot as any, until eviction has been round and taken off some. */
    static final int MOST_HITS = 64;

    private static final VarHandle ENTRIES;
    private static final Field TABLE;
    private static final Field EVICTION;

    static {
        try {
            ENTRIES = MethodHandles.privateLookupIn(StampedHash.class, MethodHandles.lookup())
                    .findVarHandle(StampedHash.class, "entries", org.cache2k.core.Entry[].class);
            TABLE = HeapCache.class.getDeclaredField("hash");
            TABLE.setAccessible(true);
            EVICTION = HeapCache.class.getDeclaredField("eviction");
            EVICTION.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final StampedHash<Object, Object> table;
    private final Eviction eviction;

    private EntryTable(StampedHash<Object, Object> table, Eviction eviction) {
        this.table = table;
        this.eviction = eviction;
    }

    @SuppressWarnings("unchecked")
    static <V> EntryTable<V> of(Cache<Object, Entry<V>> cache) {
        try {
            return new EntryTable<>((StampedHash<Object, Object>) TABLE.get(cache), (Eviction) EVICTION.get(cache));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("use the version of cache2k that the agent was built with", e);
        }
    }

    /** How cache2k spreads the hash of a key. */
    static int hash(Object key) {
        return HeapCache.spreadHash(key.hashCode());
    }

    /** What was spread to that: no two hashes become one. */
    static int unspread(int spread) {
        return spread ^ (spread >>> 16);
    }

    /** Adds an entry that was not in the table before, unless there is one of an equal key. May evict others. */
    boolean add(Entry<V> entry) {
        int hash = entry.hashCode;
        eviction.evictEventuallyBeforeInsertOnSegment(hash);
        StampedLock lock = table.getSegmentLock(hash);
        long stamp = lock.writeLock();
        boolean isAdded;
        try {
            isAdded = table.insertWithinLock(entry, hash, hash) == entry;
            if (isAdded) {
                eviction.submitWithoutTriggeringEviction(entry);
            }
        } finally {
            lock.unlockWrite(stamp);
        }
        table.checkExpand(hash);
        return isAdded;
    }

    /** The entry of an equal key, whether or not it is still right; null if there is none, or if the table was being changed. */
    public @Nullable Entry<V> find(Object wanted) {
        int hash = hash(wanted);
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash && (link.getKeyObj() == wanted || wanted.equals(link.getKeyObj()))) {
                return hit(link);
            }
        }
        return null;
    }

    /** As for an equal {@link IntKey}. */
    public @Nullable Entry<V> find(int wanted) {
        int hash = HeapCache.spreadHash(Integer.hashCode(wanted));
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            // Only this number has this hash.
            if (link.hashCode == hash && link instanceof IntEntry) {
                return hit(link);
            }
        }
        return null;
    }

    /** As for an equal {@link LongKey}. */
    public @Nullable Entry<V> find(long wanted) {
        int hash = HeapCache.spreadHash(Long.hashCode(wanted));
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash && link instanceof LongEntry && ((LongEntry<?>) link).isOf(wanted)) {
                return hit(link);
            }
        }
        return null;
    }

    public @Nullable Entry<V> find(String wanted) {
        int hash = HeapCache.spreadHash(wanted.hashCode());
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash
                    && link instanceof KeyedEntry
                    && wanted.equals(((KeyedEntry<?>) link).getKeyObj())) {
                return hit(link);
            }
        }
        return null;
    }

    /** As for an equal {@link FewKey} without other references; all in a table have references to the same number. */
    public @Nullable Entry<V> find(String one, long oneNumber, long twoNumber, long threeNumber) {
        int hash = HeapCache.spreadHash(FewKey.hash(one, FewKey.NONE, FewKey.NONE, oneNumber, twoNumber, threeNumber));
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash
                    && link instanceof FewEntry
                    && ((FewEntry<?>) link).isOf(one, oneNumber, twoNumber, threeNumber)) {
                return hit(link);
            }
        }
        return null;
    }

    /** As for an equal {@link FewKey}. */
    public @Nullable Entry<V> find(
            Object one, Object two, Object three, long oneNumber, long twoNumber, long threeNumber) {
        int hash = HeapCache.spreadHash(FewKey.hash(one, two, three, oneNumber, twoNumber, threeNumber));
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash
                    && link instanceof FewEntry
                    && ((FewEntry<?>) link).isOf(one, two, three, oneNumber, twoNumber, threeNumber)) {
                return hit(link);
            }
        }
        return null;
    }

    /** An acquiring read, as cache2k's own stamp is one: what was removed before is not found after. */
    private org.cache2k.core.@Nullable Entry<?, ?> chain(int hash) {
        org.cache2k.core.Entry<?, ?> @Nullable [] entries = (org.cache2k.core.Entry<?, ?>[]) ENTRIES.getAcquire(table);
        return entries == null ? null : entries[hash & (entries.length - 1)];
    }

    /** Who counts without end writes, and takes the entry's cache line away from all other processors, on every hit. */
    @SuppressWarnings("unchecked")
    private Entry<V> hit(org.cache2k.core.Entry<?, ?> link) {
        if (link.hitCnt < MOST_HITS) {
            link.hitCnt++;
        }
        return (Entry<V>) link;
    }
}
