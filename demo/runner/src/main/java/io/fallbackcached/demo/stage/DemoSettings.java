package io.fallbackcached.demo.stage;

import java.nio.file.Path;

/** Where the demo finds its parts. An empty JDBC URL asks for the embedded server. */
public final class DemoSettings {

    public final Path agentJar;
    public final Path legacyJar;
    public final Path annotatedJar;
    public final Path rulesFile;
    public final String jdbcUrl;
    public final String jdbcUser;
    public final String jdbcPassword;

    private DemoSettings() {
        agentJar = path("demo.agent");
        legacyJar = path("demo.legacy");
        annotatedJar = path("demo.annotated");
        rulesFile = path("demo.rules");
        jdbcUrl = System.getProperty("demo.jdbc.url", "");
        jdbcUser = System.getProperty("demo.jdbc.user", "");
        jdbcPassword = System.getProperty("demo.jdbc.password", "");
    }

    public static DemoSettings fromSystemProperties() {
        return new DemoSettings();
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new DemoFailure("the system property " + property + " is not set. Start the demo with mvn -Pdemo.");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
