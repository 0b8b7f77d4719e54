package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentJarTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"agent.jar", "the agent.jar", "a+b.jar", "a#b.jar", "a%20b.jar", "öffentlich-日本.jar"})
    void isTheFileThatTheClassesCameFrom(String name) throws Exception {
        Path jar = Files.createFile(folder.resolve(name));
        assertThat(AgentJar.fileOf(jar.toUri().toURL())).isEqualTo(jar.toFile());
    }

    @Test
    void isUnknownIfTheClassesCameFromAFolder() throws Exception {
        assertThat(AgentJar.fileOf(folder.toUri().toURL())).isNull();
        assertThat(AgentJar.find()).isNull();
    }

    @Test
    void isUnknownIfTheFileIsGone() throws Exception {
        assertThat(AgentJar.fileOf(folder.resolve("gone.jar").toUri().toURL())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jar:file:/app.jar!/lib/agent.jar!/", "http://localhost/agent.jar", "file:/a b.jar"})
    void isUnknownAtAnyOtherAddress(String address) throws Exception {
        assertThat(AgentJar.fileOf(new URL(address))).isNull();
    }

    @Test
    void isUnknownWithoutAnAddress() {
        assertThat(AgentJar.fileOf(null)).isNull();
    }
}
