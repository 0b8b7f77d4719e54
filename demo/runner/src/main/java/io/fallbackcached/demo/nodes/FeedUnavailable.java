package io.fallbackcached.demo.nodes;

/** This server has no such feed, for a reason that it tells. */
final class FeedUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    FeedUnavailable(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
