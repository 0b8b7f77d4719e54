package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/** What a {@link BootstrapCheck} decided: go on, or stay out of this JVM, with or without a word. Immutable. */
final class Verdict {

    static final Verdict GO = new Verdict(true, null);

    /** For where the user asked for nothing, or where a line on standard error would itself do harm. */
    static final Verdict STAY_OUT_SILENTLY = new Verdict(false, null);

    private final boolean go;
    private final @Nullable String message;

    private Verdict(boolean go, @Nullable String message) {
        this.go = go;
        this.message = message;
    }

    static Verdict stayOut(String message) {
        return new Verdict(false, message);
    }

    boolean isGo() {
        return go;
    }

    /** For the user; null if nothing is to be said. */
    @Nullable
    String message() {
        return message;
    }
}
