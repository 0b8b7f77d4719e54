package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarCheckTest {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void nameTheJar() {
        jar = folder.resolve("agent.jar");
    }

    @Test
    void goesOnWithTheJarAsItWasBuilt() throws IOException {
        try (PackedJar packed = PackedJar.at(jar)) {
            packed.folder("isolated/");
        }
        assertThat(verdictOn(jar.toFile())).isSameAs(Verdict.GO);
    }

    @Test
    void saysHowToNameAJarThatWasNotFound() {
        assertThat(verdictOn(null).message()).contains("-javaagent:<path to fallbackcached.jar>");
    }

    @Test
    void refusesAnApplicationThatThisOneWasRepackagedInto() throws IOException {
        try (PackedJar packed = PackedJar.at(jar, "com.acme.Agent")) {
            packed.folder("isolated/");
        }
        assertThat(verdictOn(jar.toFile()).message())
                .startsWith(jar + " is not the agent's jar as it was built")
                .contains("use fallbackcached.jar itself");
    }

    @Test
    void refusesAJarWithoutTheIsolatedPart() throws IOException {
        PackedJar.at(jar).entry("io/", "").close();
        assertThat(verdictOn(jar.toFile()).message()).contains("is not the agent's jar");
    }

    @Test
    void refusesAJarWithoutAManifest() throws IOException {
        new JarOutputStream(Files.newOutputStream(jar)).close();
        assertThat(verdictOn(jar.toFile()).message()).contains("is not the agent's jar");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoJar() throws IOException {
        Files.writeString(jar, "no jar");
        assertThat(verdictOn(jar.toFile()).message())
                .startsWith("cannot read " + jar)
                .contains("ZipException")
                .endsWith("not started");
    }

    private static Verdict verdictOn(File file) {
        return new AgentJarCheck(file).verdict();
    }
}
