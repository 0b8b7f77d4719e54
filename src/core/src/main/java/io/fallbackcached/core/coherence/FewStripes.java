package io.fallbackcached.core.coherence;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of stripes that is hardly ever more than a few: one for the rows, one for any row, one for the feed; for a transaction
 * some of each table. What is looked for among so few is found soonest by looking at them all. No stripe is taken out but all
 * of them. Not thread-safe.
 */
final class FewStripes extends AbstractSet<Stripe> {

    private static final int FEW = 24;
    private static final Stripe[] NONE = {};

    private @Nullable Stripe[] few = NONE;
    private int size;

    /** All of them, once they are more than a few. */
    private @Nullable Set<Stripe> many;

    @Override
    public boolean add(Stripe stripe) {
        Set<Stripe> all = many;
        if (all != null) {
            return all.add(stripe);
        }
        if (contains(stripe)) {
            return false;
        }
        if (size == FEW) {
            Set<Stripe> more = Collections.newSetFromMap(new IdentityHashMap<>(2 * FEW));
            more.addAll(this);
            many = more;
            return more.add(stripe);
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, size == 0 ? 3 : Math.min(FEW, 3 * size));
        }
        few[size++] = stripe;
        return true;
    }

    @Override
    public boolean contains(@Nullable Object stripe) {
        if (many != null) {
            return many.contains(stripe);
        }
        for (int i = 0; i < size; i++) {
            if (few[i] == stripe) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void clear() {
        many = null;
        Arrays.fill(few, 0, size, null);
        size = 0;
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public Iterator<Stripe> iterator() {
        return many == null ? new Few() : many.iterator();
    }

    private final class Few implements Iterator<Stripe> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Stripe next() {
            Stripe stripe = next < size ? few[next] : null;
            if (stripe == null) {
                throw new NoSuchElementException();
            }
            next++;
            return stripe;
        }
    }
}
