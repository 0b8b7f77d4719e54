package io.fallbackcached.core.coherence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Until when an answer may be served: as long as nothing it depends on was written after its stamp. Immutable. */
public final class Freshness {

    /** Of an answer that came from no database. */
    public static final Freshness ENDLESS = new Freshness(Long.MAX_VALUE, Set.of(), Set.of(), null);

    private final long stamp;
    private final Stripe[] stripes;
    private final int written;
    private final @Nullable Context context;

    /**
     * @param stamp the logical time before the answer's first statement
     * @param written what commits touch
     * @param coverage what the loss of a feed touches
     */
    Freshness(long stamp, Set<Stripe> written, Set<Stripe> coverage, @Nullable Context context) {
        this.stamp = stamp;
        this.written = written.size();
        this.stripes = new Stripe[written.size() + coverage.size()];
        this.context = context;
        int i = 0;
        for (Stripe stripe : written) {
            stripes[i++] = stripe;
        }
        for (Stripe stripe : coverage) {
            stripes[i++] = stripe;
        }
    }

    /** Whether the answer is still right. A volatile read for each stripe it depends on, normally three. */
    public boolean holds() {
        for (Stripe stripe : stripes) {
            if (!stripe.holds(stamp)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the answer is right but for what others may have written since a feed was lost, which it still is. */
    public boolean holdsWithoutFeed() {
        for (int i = 0; i < stripes.length; i++) {
            if (i < written ? !stripes[i].holds(stamp) : stripes[i].time() > stamp) {
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

    /** In a transaction on one database an answer from another is none: the method may choose between them. */
    public boolean isOfAnother(@Nullable Context here) {
        return here != null && context != null && !context.equals(here);
    }

    /** Whether the answer came from no database. */
    public boolean isEndless() {
        return stripes.length == 0;
    }

    boolean dependsOnAny(Set<Stripe> touched) {
        for (Stripe stripe : stripes) {
            if (touched.contains(stripe)) {
                return true;
            }
        }
        return false;
    }

    /** Adds what it depends on to what something depends on that was made of it. */
    void addTo(Set<Stripe> writtenToo, Set<Stripe> coverageToo) {
        for (int i = 0; i < stripes.length; i++) {
            (i < written ? writtenToo : coverageToo).add(stripes[i]);
        }
    }
}
