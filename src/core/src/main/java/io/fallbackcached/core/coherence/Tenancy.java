package io.fallbackcached.core.coherence;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * For whom the calling thread acts, in an application that serves several tenants: asked of those objects of the application
 * that its libraries ask too. While there is one, no answer is given without asking. Keeps none of them alive. Thread-safe.
 */
public final class Tenancy {

    /** Asks an object of the application. */
    public interface Question {

        /** @return null for no tenant in particular */
        @Nullable
        Object ask(Object teller) throws Exception;
    }

    private static final Object NOBODY = "nobody";

    private final Coherence coherence;
    private final CopyOnWriteArrayList<Teller> tellers = new CopyOnWriteArrayList<>();
    private int told;

    Tenancy(Coherence coherence) {
        this.coherence = coherence;
    }

    /** From now on this object is asked. */
    public synchronized void learn(Object teller, Question question) {
        if (!asks(teller)) {
            tellers.add(new Teller(told++, teller, question));
            coherence.attend(1);
        }
    }

    /** Whether this object is asked. */
    public boolean asks(Object teller) {
        return tellers.stream().anyMatch(known -> known.reference.get() == teller);
    }

    /** Whether there is anybody to ask. */
    public boolean isKnown() {
        return !tellers.isEmpty();
    }

    /** For whom the calling thread acts; null if that cannot be told. */
    public @Nullable List<Object> current() {
        List<Object> all = new ArrayList<>(2);
        for (Teller teller : tellers) {
            Object asked = teller.reference.get();
            if (asked == null) {
                forget(teller);
                continue;
            }
            Object tenant = teller.ask(asked);
            if (tenant == null) {
                return null;
            }
            all.add(teller.number);
            all.add(tenant);
        }
        return List.copyOf(all);
    }

    private void forget(Teller teller) {
        if (tellers.remove(teller)) {
            coherence.attend(-1);
        }
    }

    /** One that is asked. */
    private static final class Teller {
        private final int number;
        private final WeakReference<Object> reference;
        private final Question question;

        Teller(int number, Object teller, Question question) {
            this.number = number;
            this.reference = new WeakReference<>(teller);
            this.question = question;
        }

        /** Null for what cannot be compared by value. One that throws has nobody: whoever needs a tenant fails as well. */
        @Nullable
        Object ask(Object teller) {
            Object tenant;
            try {
                tenant = question.ask(teller);
            } catch (Exception none) {
                tenant = null;
            }
            if (tenant == null) {
                return List.of(NOBODY);
            }
            boolean isPlain = tenant instanceof String
                    || tenant instanceof Number
                    || tenant instanceof UUID
                    || tenant instanceof Enum
                    || tenant instanceof Character;
            return isPlain ? tenant : null;
        }
    }
}
