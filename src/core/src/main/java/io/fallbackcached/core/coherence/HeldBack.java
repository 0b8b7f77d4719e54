package io.fallbackcached.core.coherence;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Those of a thread's mappers that may hold back what was written with them until they run a query or commit. An answer from
 * memory is no query: it would leave out what the method itself would have shown. Used by that thread; keeps none alive.
 */
final class HeldBack {

    private final Coherence coherence;
    private final List<Holder> holders = new ArrayList<>(2);

    HeldBack(Coherence coherence) {
        this.coherence = coherence;
    }

    void add(Object mapper, Predicate<Object> holds) {
        for (int i = holders.size() - 1; i >= 0; i--) {
            Object known = holders.get(i).reference.get();
            if (known == mapper) {
                return;
            }
            if (known == null) {
                // A thread that only writes would never ask, and so collect what is no more.
                forget(i);
            }
        }
        holders.add(new Holder(mapper, holds));
        coherence.attend(1);
    }

    void remove(Object mapper) {
        for (int i = holders.size() - 1; i >= 0; i--) {
            if (holders.get(i).reference.get() == mapper) {
                forget(i);
            }
        }
    }

    /** Whether no mapper is known that may. */
    boolean isEmpty() {
        return holders.isEmpty();
    }

    boolean isAny() {
        for (int i = holders.size() - 1; i >= 0; i--) {
            Holder holder = holders.get(i);
            Object mapper = holder.reference.get();
            if (mapper == null) {
                forget(i);
            } else if (holder.holds.test(mapper)) {
                return true;
            }
        }
        return false;
    }

    private void forget(int index) {
        holders.remove(index);
        coherence.attend(-1);
    }

    /** A mapper, and how to ask whether it holds anything back just now. */
    private static final class Holder {
        private final WeakReference<Object> reference;
        private final Predicate<Object> holds;

        Holder(Object mapper, Predicate<Object> holds) {
            this.reference = new WeakReference<>(mapper);
            this.holds = holds;
        }
    }
}
