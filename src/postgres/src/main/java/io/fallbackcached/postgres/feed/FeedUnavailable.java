package io.fallbackcached.postgres.feed;

/** A way of hearing cannot be had: its message tells what is missing and what to do about it. */
public final class FeedUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    public FeedUnavailable(String message) {
        super(message);
    }
}
