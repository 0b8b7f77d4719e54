package io.fallbackcached.core.coherence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Until when an answer may be served: as long as nothing it depends on was written after its stamp. Immutable.
 *
 * <p>Most answers are of one row: that row's stripe, the one of any row, and the one of the feed. Those three stand in
 * fields, so that asking costs no more than reading them.
 */
public final class Freshness {

    /** What nobody writes: stands where there is nothing to depend on, so that nobody has to ask whether there is. */
    private static final Stripe UNWRITTEN = new Stripe(0);

    /** Of an answer that came from no database. */
    public static final Freshness ENDLESS = new Freshness(Long.MAX_VALUE, Set.of(), Set.of(), null);

    private final long stamp;
    private final Stripe first;
    private final Stripe second;
    private final Stripe feed;
    private final @Nullable More more;
    private final @Nullable Context context;

    /**
     * @param stamp the logical time before the answer's first statement
     * @param written what commits touch
     * @param coverage what the loss of a feed touches
     */
    Freshness(long stamp, Set<Stripe> written, Set<Stripe> coverage, @Nullable Context context) {
        Iterator<Stripe> commits = written.iterator();
        Iterator<Stripe> losses = coverage.iterator();
        this.stamp = stamp;
        this.first = next(commits);
        this.second = next(commits);
        this.feed = next(losses);
        this.more = commits.hasNext() || losses.hasNext() ? new More(commits, losses) : null;
        this.context = context;
    }

    /** Whether the answer is still right. A volatile read for each stripe it depends on, normally three. */
    public boolean holds() {
        return first.holds(stamp)
                && second.holds(stamp)
                && feed.holds(stamp)
                && (more == null || (hold(more.written) && hold(more.coverage)));
    }

    /** Whether the answer is right but for what others may have written since a feed was lost, which it still is. */
    public boolean holdsWithoutFeed() {
        return first.holds(stamp)
                && second.holds(stamp)
                && feed.time() <= stamp
                && (more == null || (hold(more.written) && heldBefore(more.coverage)));
    }

    /** Whether a commit that touches what the answer depends on has begun and not ended. */
    boolean isInDoubt() {
        return isAny(Stripe::isInDoubt);
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
        return first == UNWRITTEN && feed == UNWRITTEN;
    }

    boolean dependsOnAny(Set<Stripe> touched) {
        return isAny(touched::contains);
    }

    /** Adds what it depends on to what something depends on that was made of it. */
    void addTo(Set<Stripe> writtenToo, Set<Stripe> coverageToo) {
        add(first, writtenToo);
        add(second, writtenToo);
        add(feed, coverageToo);
        if (more != null) {
            writtenToo.addAll(List.of(more.written));
            coverageToo.addAll(List.of(more.coverage));
        }
    }

    /** What nobody writes is neither in doubt nor touched. */
    private boolean isAny(Predicate<Stripe> such) {
        return such.test(first)
                || such.test(second)
                || such.test(feed)
                || (more != null && (isAny(more.written, such) || isAny(more.coverage, such)));
    }

    private static boolean isAny(Stripe[] stripes, Predicate<Stripe> such) {
        for (Stripe stripe : stripes) {
            if (such.test(stripe)) {
                return true;
            }
        }
        return false;
    }

    private boolean hold(Stripe[] stripes) {
        for (Stripe stripe : stripes) {
            if (!stripe.holds(stamp)) {
                return false;
            }
        }
        return true;
    }

    private boolean heldBefore(Stripe[] stripes) {
        for (Stripe stripe : stripes) {
            if (stripe.time() > stamp) {
                return false;
            }
        }
        return true;
    }

    private static Stripe next(Iterator<Stripe> stripes) {
        return stripes.hasNext() ? stripes.next() : UNWRITTEN;
    }

    private static void add(Stripe stripe, Set<Stripe> stripes) {
        if (stripe != UNWRITTEN) {
            stripes.add(stripe);
        }
    }

    /** What an answer depends on beyond the usual. */
    private static final class More {
        private final Stripe[] written;
        private final Stripe[] coverage;

        More(Iterator<Stripe> written, Iterator<Stripe> coverage) {
            this.written = rest(written);
            this.coverage = rest(coverage);
        }

        private static Stripe[] rest(Iterator<Stripe> stripes) {
            List<Stripe> rest = new ArrayList<>();
            stripes.forEachRemaining(rest::add);
            return rest.toArray(new Stripe[0]);
        }
    }
}
