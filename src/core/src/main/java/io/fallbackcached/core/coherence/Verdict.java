package io.fallbackcached.core.coherence;

import io.fallbackcached.core.rules.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Whether what a load brought may be kept, and shared with those who waited for it. Immutable. */
public final class Verdict {

    /** Overtaken by a write while it ran: the next load may do better. */
    public static final Verdict STALE = new Verdict(null, null, null, "written while it was loaded");

    /** Of what came from no database. */
    static final Verdict ENDLESS = keep(Freshness.ENDLESS);

    /** Overtaken by a commit that has not ended: the next load would do no better. */
    static final Verdict IN_DOUBT = new Verdict(null, null, null, "being written while it was loaded");

    private final @Nullable Freshness freshness;
    private final @Nullable Freshness withoutFeed;
    private final @Nullable RefusalCode code;
    private final String reason;

    private Verdict(
            @Nullable Freshness freshness, @Nullable Freshness withoutFeed, @Nullable RefusalCode code, String reason) {
        this.freshness = freshness;
        this.withoutFeed = withoutFeed;
        this.code = code;
        this.reason = reason;
    }

    static Verdict keep(Freshness freshness) {
        return new Verdict(freshness, null, null, "");
    }

    /** Right as far as this JVM can tell, but the feed that tells of others is lost. */
    static Verdict uncovered(Freshness freshness) {
        return new Verdict(null, freshness, null, "the feed is lost");
    }

    /** This time only, because of the transaction it ran in. */
    public static Verdict notNow(String reason) {
        return new Verdict(null, null, null, reason);
    }

    static Verdict refuse(RefusalCode code, String detail) {
        return new Verdict(null, null, code, detail);
    }

    /** Until when it may be served; null if it may not be kept. */
    public @Nullable Freshness freshness() {
        return freshness;
    }

    /** As judged where answers may be served without a feed for a while. */
    public Verdict toleratingLoss() {
        return withoutFeed == null ? this : keep(withoutFeed);
    }

    /** What to tell the operator; null if it is kept, or if it is nobody's mistake. */
    public @Nullable RefusalCode code() {
        return code;
    }

    /** Why it is not kept, for people; empty if it is. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return freshness != null ? "kept" : "not kept: " + reason;
    }
}
