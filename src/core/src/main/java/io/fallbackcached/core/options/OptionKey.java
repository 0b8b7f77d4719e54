package io.fallbackcached.core.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The options there are, as they are written in agent arguments. */
enum OptionKey {
    ENABLED("enabled", "true"),
    RULES("rules", ""),
    STRICT("strict", "false"),
    PACKAGES("packages", ""),
    LOG_LEVEL("log.level", "info"),
    LOG_FILE("log.file", ""),
    SIDE_CONNECTIONS("side-connections", "true"),
    SIDE_CONNECTIONS_USER("side-connections.user", ""),
    SIDE_CONNECTIONS_PASSWORD("side-connections.password", ""),
    FEED("feed", "auto"),
    FEED_URL("feed.url", ""),
    FEED_USER("feed.user", ""),
    FEED_PASSWORD("feed.password", ""),
    FEED_SILENCE_LIMIT("feed.silence-limit", "PT5S"),
    FEED_WAL_LIMIT_MB("feed.wal-limit-mb", "1024");

    static final List<String> WRITTEN = allWritten();

    private final String written;
    private final String otherwise;

    OptionKey(String written, String otherwise) {
        this.written = written;
        this.otherwise = otherwise;
    }

    String written() {
        return written;
    }

    private static List<String> allWritten() {
        List<String> all = new ArrayList<>();
        for (OptionKey key : values()) {
            all.add(key.written);
        }
        return Collections.unmodifiableList(all);
    }

    /** The value if none is given; empty for none. */
    String otherwise() {
        return otherwise;
    }

    String systemProperty() {
        return "fallbackcached." + written;
    }

    String environmentVariable() {
        return systemProperty().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
