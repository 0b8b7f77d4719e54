package com.acme.history;

/** How late cached answers may be. */
@FunctionalInterface
public interface Lateness {

    /** @return nanoseconds, for what was asked for at that moment */
    long allowed(Seen one, long when);
}
