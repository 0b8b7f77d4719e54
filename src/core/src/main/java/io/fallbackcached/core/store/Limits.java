package io.fallbackcached.core.store;

import org.jspecify.annotations.Nullable;

/** What ends an entry beside a write. Most entries have none of it. Immutable. */
final class Limits {

    private final long expiresAt;
    private final long withoutFeedUntil;

    private Limits(long expiresAt, long withoutFeedUntil) {
        this.expiresAt = expiresAt;
        this.withoutFeedUntil = withoutFeedUntil;
    }

    /**
     * From now on; null for an entry that lives for ever and depends on its feed.
     *
     * @param withoutFeed for how long it is served while its feed is lost
     */
    static @Nullable Limits of(Lifetime lifetime, Lifetime withoutFeed, Ticker ticker) {
        return lifetime.ends() || !withoutFeed.isNone()
                ? new Limits(lifetime.endFrom(ticker), withoutFeed.endFrom(ticker))
                : null;
    }

    boolean isExpired(Ticker ticker) {
        return expiresAt != Lifetime.NEVER && ticker.now() >= expiresAt;
    }

    boolean tolerateLoss(Ticker ticker) {
        return ticker.now() < withoutFeedUntil;
    }
}
