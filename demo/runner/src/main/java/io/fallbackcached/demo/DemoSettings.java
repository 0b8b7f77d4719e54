package io.fallbackcached.demo;

import java.nio.file.Path;

/** Where the demo finds its parts. An empty JDBC URL asks for the embedded server. */
final class DemoSettings {

    final Path agentJar;
    final Path legacyJar;
    final Path annotatedJar;
    final Path rulesFile;
    final String jdbcUrl;
    final String jdbcUser;
    final String jdbcPassword;

    private DemoSettings() {
        agentJar = path("demo.agent");
        legacyJar = path("demo.legacy");
        annotatedJar = path("demo.annotated");
        rulesFile = path("demo.rules");
        jdbcUrl = System.getProperty("demo.jdbc.url", "");
        jdbcUser = System.getProperty("demo.jdbc.user", "");
        jdbcPassword = System.getProperty("demo.jdbc.password", "");
    }

    static DemoSettings fromSystemProperties() {
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
