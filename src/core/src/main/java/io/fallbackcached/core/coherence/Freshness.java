package io.fallbackcached.core.coherence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Until when an answer may be served: as long as nothing it depends on was written after its stamp. Immutable. */
public final class Freshness {

    /** Of an answer that came from no database. */
    public static final Freshness ENDLESS = new Freshness(Long.MAX_VALUE, new Stripe[0], null);

    private final long stamp;
    private final Stripe[] stripes;
    private final @Nullable Context context;

    /** @param stamp the logical time before the answer's first statement */
    Freshness(long stamp, Stripe[] stripes, @Nullable Context context) {
        this.stamp = stamp;
        this.stripes = stripes;
        this.context = context;
    }

    /** Whether the answer is still right. A volatile read for each stripe it depends on, normally two. */
    public boolean holds() {
        for (Stripe stripe : stripes) {
            if (!stripe.holds(stamp)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a commit that touches what the answer depends on has begun and not ended. */
    boolean isInDoubt() {
        for (Stripe stripe : stripes) {
            if (stripe.isInDoubt()) {
                return true;
            }
        }
        return false;
    }

    /** In which surroundings the answer was made; null if it came from no database. */
    public @Nullable Context context() {
        return context;
    }

    /** Whether the answer came from no database. */
    public boolean isEndless() {
        return stripes.length == 0;
    }

    boolean dependsOnAny(Set<Stripe> written) {
        for (Stripe stripe : stripes) {
            if (written.contains(stripe)) {
                return true;
            }
        }
        return false;
    }

    Set<Stripe> stripes() {
        Set<Stripe> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(all, stripes);
        return all;
    }
}
