package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * A value in the agent's keeping: nobody outside holds a reference to what it holds, unless it is immutable. Immutable
 * itself and thread-safe.
 */
public abstract class Kept {

    /** What the next caller gets: the object itself if it is immutable, else a fresh copy. Only without a refusal. */
    public abstract Object give();

    /** What to put away for the next callers: this, or the object itself where each of them gets that. */
    public Object putAway() {
        return this;
    }

    /** Why nothing is kept; null if something is. */
    public @Nullable RefusalCode refusal() {
        return null;
    }

    /** What exactly was refused: a type's name; empty without a refusal. */
    public String detail() {
        return "";
    }

    /** Keeps the object itself, because nobody can (or, by the user's word, will) change it. */
    public static Kept shared(Object value) {
        return new Kept() {
            @Override
            public Object give() {
                return value;
            }

            @Override
            public Object putAway() {
                return value;
            }
        };
    }

    /** Keeps nothing. */
    public static Kept refused(RefusalCode code, String detail) {
        return new Kept() {
            @Override
            public Object give() {
                throw new IllegalStateException(code.code() + " " + detail);
            }

            @Override
            public RefusalCode refusal() {
                return code;
            }

            @Override
            public String detail() {
                return detail;
            }
        };
    }
}
