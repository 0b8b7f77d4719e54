package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {

    @TempDir
    private Path folder;

    @Test
    void theRunningJdkIsAlwaysThereAndFirst() {
        assertThat(JdkFinder.find(Jdk.running(), "")).singleElement().satisfies(jdk -> {
            assertThat(jdk.home()).isEqualTo(Path.of(System.getProperty("java.home")));
            assertThat(jdk.tool("java")).isExecutable();
        });
        assertThat(JdkFinder.all().get(0).feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void takesTheListedOnesOnceForEachVersionFrom11On() throws IOException {
        String listed = List.of(
                        installed("b", "22.0.1"),
                        installed("a", "11.0.2"),
                        installed("again", "22"),
                        installed("old", "1.8.0_402"),
                        folder.resolve("gone"))
                .stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(JdkFinder.find(Jdk.running(), listed))
                .extracting(Jdk::feature)
                .containsExactly(Runtime.version().feature(), 11, 22);
    }

    @Test
    void otherwiseLooksBesideTheRunningOne() throws IOException {
        Jdk running = Jdk.at(installed("one", "17.0.1")).orElseThrow();
        installed("two", "23");
        Files.createFile(folder.resolve("no-folder"));
        assertThat(JdkFinder.find(running, null)).extracting(Jdk::feature).containsExactly(17, 23);
    }

    @Test
    void aFolderWithoutAJavaOrAVersionIsNoJdk() throws IOException {
        Files.delete(installed("broken", "17").resolve("bin/java"));
        assertThat(Jdk.at(folder.resolve("broken"))).isEmpty();
        Files.writeString(installed("silent", "17").resolve("release"), "IMPLEMENTOR=\"somebody\"");
        assertThat(Jdk.at(folder.resolve("silent"))).isEmpty();
    }

    private Path installed(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path java =
                Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
