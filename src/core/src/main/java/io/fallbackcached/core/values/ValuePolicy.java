package io.fallbackcached.core.values;

/** Decides what may be kept and what callers get. Thread-safe. */
public interface ValuePolicy {

    /**
     * Takes a value that a method just returned (or an argument about to become part of a key) into keeping, apart from
     * the object the caller has in hands.
     *
     * @param value never null
     * @return what to keep; {@link Kept#refusal()} says why if nothing may be kept
     */
    Kept keep(Object value);
}
