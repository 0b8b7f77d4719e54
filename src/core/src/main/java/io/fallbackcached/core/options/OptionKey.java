package io.fallbackcached.core.options;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    static final List<String> WRITTEN =
            Stream.of(values()).map(OptionKey::written).collect(Collectors.toUnmodifiableList());

    private final String written;
    private final String otherwise;

    OptionKey(String written, String otherwise) {
        this.written = written;
        this.otherwise = otherwise;
    }

    String written() {
        return written;
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
