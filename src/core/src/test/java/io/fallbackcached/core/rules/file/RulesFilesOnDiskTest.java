package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.CacheSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFilesOnDiskTest {

    @TempDir
    private Path directory;

    @Test
    void withoutFilesThereAreDefaultsAndNoRules() {
        RuleBook book = RulesFiles.read(List.of());

        assertThat(book.enabled()).isTrue();
        assertThat(book.packages()).isEmpty();
        assertThat(book.base()).isEqualTo(CacheSettings.DEFAULTS);
        assertThat(book.rules()).isEmpty();
        assertThat(book.diagnostics()).isEmpty();
    }

    @Test
    void severalFilesMakeOneBook() throws IOException {
        File first = file(
                "a.yaml",
                "defaults: {maximumSize: 1, keepAbsent: true}\npackages: [com.a]\nrules: [{name: a, pointcut: within(a.B)}]");
        File second = file(
                "b.yaml", "defaults: {maximumSize: 2}\npackages: [com.b]\nrules: [{name: b, pointcut: within(a.B)}]");

        RuleBook book = RulesFiles.read(List.of(first, second));

        CacheSettings base = CacheSettings.DEFAULTS.toBuilder()
                .maximumSize(2)
                .keepAbsent(true)
                .build();
        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.packages()).containsExactly("com.a", "com.b");
        assertThat(book.base()).isEqualTo(base);
        assertThat(book.rules()).extracting(rule -> rule.rule().name()).containsExactly("a", "b");
        assertThat(book.rules()).allMatch(rule -> rule.rule().settings().equals(base));
        assertThat(book.rules().get(1).rule().origin()).isEqualTo(second + ":3:9");
    }

    @Test
    void namesAreUniqueOverAllFiles() throws IOException {
        File first = file("a.yaml", "rules: [{name: a, pointcut: within(a.B)}]");
        File second = file("b.yaml", "rules: [{name: a, pointcut: within(c.D)}]");

        RuleBook book = RulesFiles.read(List.of(first, second));

        assertThat(book.diagnostics())
                .extracting(Object::toString)
                .containsExactly(
                        second + ":1:16: error: rule name 'a' is taken by " + first + ":1:16; choose another name");
        assertThat(book.rules()).hasSize(1);
    }

    @Test
    void oneFileThatIsSwitchedOffSwitchesAllOff() throws IOException {
        File off = file("a.yaml", "enabled: false");
        File on = file("b.yaml", "enabled: true");

        assertThat(RulesFiles.read(List.of(off, on)).enabled()).isFalse();
        assertThat(RulesFiles.read(List.of(on, off)).enabled()).isFalse();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheOthers() throws IOException {
        File missing = directory.resolve("missing.yaml").toFile();
        File latin1 = directory.resolve("latin1.yaml").toFile();
        Files.write(latin1.toPath(), "# für alle".getBytes(StandardCharsets.ISO_8859_1));
        File large = file("large.yaml", "#".repeat((1 << 20) + 1));
        File good = file("good.yaml", "rules: [{name: ä, pointcut: within(a.B)}]");

        RuleBook book = RulesFiles.read(List.of(missing, directory.toFile(), latin1, large, good));

        assertThat(book.diagnostics())
                .extracting(Object::toString)
                .containsExactly(
                        missing + ": error: no such file; the agent looked for " + missing.getAbsolutePath(),
                        directory + ": error: is a directory; name a file",
                        latin1 + ": error: is not UTF-8; save it as UTF-8",
                        large + ": error: is larger than a megabyte; split it into several files");
        assertThat(book.rules()).extracting(rule -> rule.rule().name()).containsExactly("ä");
    }

    private File file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toFile();
    }
}
