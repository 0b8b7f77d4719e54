package io.fallbackcached.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.cache2k.Cache;
import org.cache2k.core.HeapCache;
import org.cache2k.core.StampedHash;
import org.jspecify.annotations.Nullable;

/**
 * The hash table inside a cache2k cache, looked at without cache2k's own code. Thread-safe.
 *
 * <p>One look-up method of cache2k serves all caches and asks {@code stored.equals(wanted)}. Once several kinds of keys are in
 * use the JIT cannot tell whose {@code equals} that is; the wanted key escapes into it and must be allocated, on each hit.
 * Here each kind of key has a loop of its own, and needs no object. All else is as in {@code StampedHash.lookup}: an entry
 * that is found counts, whatever happens to the table meanwhile; of one that is not found nothing follows.
 *
 * <p>The fields are those of the version that the agent is packed with.
 */
public final class EntryTable<V> {

    private static final VarHandle ENTRIES;
    private static final Field TABLE;

    static {
        try {
            ENTRIES = MethodHandles.privateLookupIn(StampedHash.class, MethodHandles.lookup())
                    .findVarHandle(StampedHash.class, "entries", org.cache2k.core.Entry[].class);
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

    static <V> EntryTable<V> of(Cache<Object, Entry<V>> cache) {
        try {
            return new EntryTable<>((StampedHash<?, ?>) TABLE.get(cache));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("use the version of cache2k that the agent was built with", e);
        }
    }

    /** The entry of an equal key, whether or not it is still right; null if there is none, or if the table was being changed. */
    public @Nullable Entry<V> find(Object wanted) {
        int hash = HeapCache.spreadHash(wanted.hashCode());
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
            if (link.hashCode == hash && IntKey.is(link.getKeyObj(), wanted)) {
                return hit(link);
            }
        }
        return null;
    }

    /** As for an equal {@link LongKey}. */
    public @Nullable Entry<V> find(long wanted) {
        int hash = HeapCache.spreadHash(Long.hashCode(wanted));
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash && LongKey.is(link.getKeyObj(), wanted)) {
                return hit(link);
            }
        }
        return null;
    }

    public @Nullable Entry<V> find(String wanted) {
        int hash = HeapCache.spreadHash(wanted.hashCode());
        for (org.cache2k.core.Entry<?, ?> link = chain(hash); link != null; link = link.another) {
            if (link.hashCode == hash && (link.getKeyObj() == wanted || wanted.equals(link.getKeyObj()))) {
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
            if (link.hashCode == hash) {
                Object key = link.getKeyObj();
                if (key instanceof FewKey && ((FewKey) key).is(one, two, three, oneNumber, twoNumber, threeNumber)) {
                    return hit(link);
                }
            }
        }
        return null;
    }

    /** An acquiring read, as cache2k's own stamp is one: what was removed before is not found after. */
    private org.cache2k.core.@Nullable Entry<?, ?> chain(int hash) {
        org.cache2k.core.Entry<?, ?> @Nullable [] entries = (org.cache2k.core.Entry<?, ?>[]) ENTRIES.getAcquire(table);
        return entries == null ? null : entries[hash & (entries.length - 1)];
    }

    @SuppressWarnings("unchecked")
    private @Nullable Entry<V> hit(org.cache2k.core.Entry<?, ?> link) {
        link.hitCnt++;
        Object value = link.isDataAvailable() ? link.getValueOrException() : null;
        return value instanceof Entry ? (Entry<V>) value : null;
    }
}
