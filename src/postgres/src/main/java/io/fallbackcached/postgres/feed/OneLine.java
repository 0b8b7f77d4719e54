package io.fallbackcached.postgres.feed;

/** What a server says in several lines, with details and hints, as one: a line of a log begins with whose it is. */
public final class OneLine {

    private OneLine() {}

    public static String of(Throwable failure) {
        return of(String.valueOf(failure.getMessage()));
    }

    static String of(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
