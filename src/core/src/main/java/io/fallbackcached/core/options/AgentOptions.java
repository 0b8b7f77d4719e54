package io.fallbackcached.core.options;

import io.fallbackcached.core.rules.Diagnostic;
import io.fallbackcached.core.watch.FeedSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the agent itself is to behave. Immutable. */
public final class AgentOptions {

    private final boolean enabled;
    private final List<File> rules;
    private final boolean strict;
    private final List<String> packages;
    private final LogLevel logLevel;
    private final Optional<File> logFile;
    private final boolean sideConnections;
    private final String sideConnectionsUser;
    private final String sideConnectionsPassword;
    private final FeedSettings feed;
    private final List<Diagnostic> diagnostics;

    private AgentOptions(OptionSources sources, List<Diagnostic> diagnostics) {
        this.enabled = sources.read(OptionKey.ENABLED, OptionForms.FLAG);
        this.rules = sources.read(OptionKey.RULES, OptionForms.FILES);
        this.strict = sources.read(OptionKey.STRICT, OptionForms.FLAG);
        this.packages = sources.read(OptionKey.PACKAGES, OptionForms.PACKAGES);
        this.logLevel = sources.read(OptionKey.LOG_LEVEL, OptionForms.LEVEL);
        this.logFile = sources.read(OptionKey.LOG_FILE, OptionForms.FILE);
        this.sideConnections = sources.read(OptionKey.SIDE_CONNECTIONS, OptionForms.FLAG);
        this.sideConnectionsUser = sources.read(OptionKey.SIDE_CONNECTIONS_USER, OptionForms.TEXT);
        this.sideConnectionsPassword = sources.read(OptionKey.SIDE_CONNECTIONS_PASSWORD, OptionForms.TEXT);
        this.feed = new FeedSettings(
                sources.read(OptionKey.FEED, OptionForms.FEED),
                sources.read(OptionKey.FEED_URL, OptionForms.TEXT),
                sources.read(OptionKey.FEED_USER, OptionForms.TEXT),
                sources.read(OptionKey.FEED_PASSWORD, OptionForms.TEXT),
                sources.read(OptionKey.FEED_SILENCE_LIMIT, OptionForms.DURATION),
                sources.read(OptionKey.FEED_WAL_LIMIT_MB, OptionForms.COUNT) << 20);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Reads the options. Agent arguments win over system properties ({@code fallbackcached.log.level}), those over the
     * environment ({@code FALLBACKCACHED_LOG_LEVEL}), that over the defaults. A value that cannot be read counts as not
     * given.
     *
     * @param arguments what follows the jar in {@code -javaagent:jar=arguments}; null for nothing
     * @param properties a system property by name, or null
     * @param environment an environment variable by name, or null
     */
    public static AgentOptions read(
            @Nullable String arguments,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        AgentArguments parsed = new AgentArguments(arguments == null ? "" : arguments, diagnostics);
        return new AgentOptions(new OptionSources(parsed.values(), properties, environment, diagnostics), diagnostics);
    }

    /** Whether the agent is to do anything at all. */
    public boolean enabled() {
        return enabled;
    }

    /** The rules files in order; empty for annotations only. */
    public List<File> rules() {
        return rules;
    }

    /** Whether the application is not to start with a mistake in the options or the rules. */
    public boolean strict() {
        return strict;
    }

    /** The packages to look at, instead of those the rules files list; empty to leave it to them. */
    public List<String> packages() {
        return packages;
    }

    public LogLevel logLevel() {
        return logLevel;
    }

    /** Where to log to; empty for the standard error stream. */
    public Optional<File> logFile() {
        return logFile;
    }

    /** Whether the agent may open connections of its own to the application's databases. */
    public boolean sideConnections() {
        return sideConnections;
    }

    /** The user to open them as; empty for the application's own. */
    public String sideConnectionsUser() {
        return sideConnectionsUser;
    }

    /** Empty for the application's own. Not to be logged. */
    public String sideConnectionsPassword() {
        return sideConnectionsPassword;
    }

    /** By what feed writes by others are to be heard of. */
    public FeedSettings feed() {
        return feed;
    }

    /** Every mistake found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
