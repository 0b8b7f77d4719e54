package io.fallbackcached.core.start;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.options.AgentOptions;
import io.fallbackcached.core.rules.Diagnostic;
import io.fallbackcached.core.rules.file.RuleBook;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

/** What the agent says of itself when it starts and when the JVM ends. */
final class StartReport {

    private final AgentOptions options;
    private final RuleBook book;

    StartReport(AgentOptions options, RuleBook book) {
        this.options = options;
        this.book = book;
    }

    void mistakes(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError()) {
                LOG.error("{}", diagnostic);
            } else {
                LOG.warn("{}", diagnostic);
            }
        }
    }

    void switchedOff() {
        LOG.info("{}: switched off", product());
    }

    /** The one line of a start without mistakes. */
    void started(int wovenMethods) {
        LOG.info(
                "{}: {}, annotations on, packages {}{}",
                product(),
                rules(),
                book.packages().isEmpty() && options.packages().isEmpty() ? "all" : scope(),
                wovenMethods == 0 ? "" : ", " + wovenMethods + " methods woven already");
    }

    void stopped(int wovenMethods) {
        LOG.info("{}: stopped, {} methods have their own bytecode back", product(), wovenMethods);
    }

    List<String> scope() {
        return options.packages().isEmpty() ? book.packages() : options.packages();
    }

    private String rules() {
        if (options.rules().isEmpty()) {
            return "no rules file";
        }
        int count = book.rules().size();
        StringBuilder text = new StringBuilder().append(count).append(count == 1 ? " rule from " : " rules from ");
        String separator = "";
        for (File file : options.rules()) {
            text.append(separator).append(file.getPath());
            separator = ", ";
        }
        return text.toString();
    }

    private static String product() {
        return "FallbackCached " + version() + " on Java " + System.getProperty("java.version");
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = StartReport.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            LOG.debug("version", unreadable);
        }
        return properties.getProperty("version", "(unknown version)");
    }
}
