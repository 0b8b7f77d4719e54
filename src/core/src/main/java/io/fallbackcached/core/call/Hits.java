package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.EntryTable;
import io.fallbackcached.core.store.FewKey;
import io.fallbackcached.core.store.IntKey;
import io.fallbackcached.core.store.LongKey;
import io.fallbackcached.core.store.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Where woven calls come in: each method looks up by one shape of key, and on a plain hit does nothing else. A plain hit is
 * one while nothing is going on anywhere in the JVM that a call would have to look at.
 *
 * <p>All that a hit needs is an argument, which call sites bind: to the JIT those are constants, while the fields of a
 * constant object are not. No key is made before it is known that somebody needs one.
 */
final class Hits {

    private Hits() {}

    static @Nullable Object withoutKey(
            MethodCache cache, EntryTable<Object> table, Ticker ticker, Coherence coherence) {
        try {
            return withKey(cache, table, ticker, coherence, Keys.NONE);
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    static @Nullable Object withInt(
            MethodCache cache, EntryTable<Object> table, Ticker ticker, Coherence coherence, int argument) {
        try {
            Entry<Object> entry = table.find(argument);
            Object hit = Entry.plainHit(entry, coherence, ticker);
            return hit == Entry.NO_HIT ? cache.answer(new IntKey(argument), entry) : hit;
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    static @Nullable Object withLong(
            MethodCache cache, EntryTable<Object> table, Ticker ticker, Coherence coherence, long argument) {
        try {
            Entry<Object> entry = table.find(argument);
            Object hit = Entry.plainHit(entry, coherence, ticker);
            return hit == Entry.NO_HIT ? cache.answer(new LongKey(argument), entry) : hit;
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    static @Nullable Object withReference(
            MethodCache cache,
            EntryTable<Object> table,
            Ticker ticker,
            Coherence coherence,
            @Nullable Object argument) {
        try {
            if (argument instanceof String) {
                Entry<Object> entry = table.find((String) argument);
                Object hit = Entry.plainHit(entry, coherence, ticker);
                return hit == Entry.NO_HIT ? cache.answer(argument, entry) : hit;
            }
            return withKey(cache, table, ticker, coherence, Keys.part(argument));
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    /** Two or three arguments: references, {@link FewKey#NONE} for those there are not, then numbers, 0 for those. */
    static @Nullable Object withFew(
            MethodCache cache,
            EntryTable<Object> table,
            Ticker ticker,
            Coherence coherence,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            long d,
            long e,
            long f) {
        try {
            if (a instanceof String && b == FewKey.NONE && c == FewKey.NONE) {
                Entry<Object> entry = table.find((String) a, d, e, f);
                Object hit = Entry.plainHit(entry, coherence, ticker);
                return hit == Entry.NO_HIT ? cache.answer(new FewKey(a, b, c, d, e, f), entry) : hit;
            }
            Object one = Keys.part(a);
            Object two = Keys.part(b);
            Object three = Keys.part(c);
            Entry<Object> entry = table.find(one, two, three, d, e, f);
            Object hit = Entry.plainHit(entry, coherence, ticker);
            return hit == Entry.NO_HIT ? cache.answer(new FewKey(one, two, three, d, e, f), entry) : hit;
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    static @Nullable Object withParts(
            MethodCache cache,
            EntryTable<Object> table,
            Ticker ticker,
            Coherence coherence,
            @Nullable Object[] arguments) {
        try {
            return withKey(cache, table, ticker, coherence, Keys.key(arguments));
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    /** @param arguments the target, then the arguments */
    static @Nullable Object withTarget(
            MethodCache cache,
            EntryTable<Object> table,
            Ticker ticker,
            Coherence coherence,
            @Nullable Object[] arguments) {
        try {
            return withKey(cache, table, ticker, coherence, Keys.keyWithTarget(arguments));
        } catch (Throwable fault) {
            return cache.bypass(fault);
        }
    }

    /** With a key that had to be made in any case. */
    static @Nullable Object withKey(
            MethodCache cache, EntryTable<Object> table, Ticker ticker, Coherence coherence, Object key)
            throws Throwable {
        Entry<Object> entry = table.find(key);
        Object hit = Entry.plainHit(entry, coherence, ticker);
        return hit == Entry.NO_HIT ? cache.answer(key, entry) : hit;
    }
}
