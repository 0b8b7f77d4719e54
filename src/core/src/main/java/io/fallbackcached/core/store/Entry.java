package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** One kept result. Immutable. */
public final class Entry<V> {

    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable V value;
    private final long expiresAt;
    private final Freshness freshness;

    Entry(@Nullable V value, long expiresAt, Freshness freshness) {
        this.value = value;
        this.expiresAt = expiresAt;
        this.freshness = freshness;
    }

    /** What is kept; null for a kept null. */
    public @Nullable V value() {
        return value;
    }

    /** Until when it is right, whatever its age. */
    public Freshness freshness() {
        return freshness;
    }

    boolean isLive(Ticker ticker) {
        return (expiresAt == NEVER || ticker.now() < expiresAt) && freshness.holds();
    }
}
