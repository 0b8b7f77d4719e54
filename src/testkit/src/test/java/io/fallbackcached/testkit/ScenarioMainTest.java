package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.told.Endless;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioMainTest {

    @Test
    void diesWithItsParent(@TempDir Path folder) throws Exception {
        Process child = new ProcessBuilder(
                        Jdk.running().tool("java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScenarioMain.class.getName(),
                        folder.resolve("transcript").toString(),
                        Endless.class.getName())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("pid " + child.pid());
            // What the death of this JVM would do.
            child.getOutputStream().close();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(99);
        } finally {
            child.destroyForcibly();
        }
    }
}
