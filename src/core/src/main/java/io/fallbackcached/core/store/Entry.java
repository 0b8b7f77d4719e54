package io.fallbackcached.core.store;

import org.jspecify.annotations.Nullable;

/** One kept result. Immutable. */
public final class Entry<V> {

    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable V value;
    private final long expiresAt;

    Entry(@Nullable V value, long expiresAt) {
        this.value = value;
        this.expiresAt = expiresAt;
    }

    /** An entry that never expires; null for a kept null. */
    public static <V> Entry<V> lasting(@Nullable V value) {
        return new Entry<>(value, NEVER);
    }

    /** What is kept; null for a kept null. */
    public @Nullable V value() {
        return value;
    }

    boolean isLive(Ticker ticker) {
        return expiresAt == NEVER || ticker.now() < expiresAt;
    }
}
