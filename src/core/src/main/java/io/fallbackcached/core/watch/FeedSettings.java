package io.fallbackcached.core.watch;

import java.time.Duration;

/** By what feed, and over what connections, writes by others are to be heard of. Immutable. */
public final class FeedSettings {

    /** Which feed. */
    public enum Kind {
        /** The strongest there is. */
        AUTO,
        LOGICAL,
        TRIGGERS,
        NOTIFY,
        NONE
    }

    public static final FeedSettings NONE = new FeedSettings(Kind.NONE, "", "", "", Duration.ofSeconds(5), 1L << 30);

    private final Kind kind;
    private final String url;
    private final String user;
    private final String password;
    private final Duration silenceLimit;
    private final long walLimit;

    /**
     * @param url a JDBC URL; empty for the application's own
     * @param user empty for that of side connections
     * @param password empty for that of side connections
     * @param silenceLimit how long nothing may be heard before the feed counts as lost
     * @param walLimit how many bytes of write-ahead log a replication slot may hold back
     */
    public FeedSettings(Kind kind, String url, String user, String password, Duration silenceLimit, long walLimit) {
        this.kind = kind;
        this.url = url;
        this.user = user;
        this.password = password;
        this.silenceLimit = silenceLimit;
        this.walLimit = walLimit;
    }

    public Kind kind() {
        return kind;
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    public Duration silenceLimit() {
        return silenceLimit;
    }

    public long walLimit() {
        return walLimit;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "feed " + kind + (user.isEmpty() ? "" : " as " + user);
    }
}
