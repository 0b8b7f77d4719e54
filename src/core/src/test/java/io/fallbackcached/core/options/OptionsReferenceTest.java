package io.fallbackcached.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on options says what the code does. */
class OptionsReferenceTest {

    private static final Pattern ROW = Pattern.compile("\\| `([\\w.-]+)` \\| .+ \\| (.+) \\|");

    @Test
    void listsTheOptionsThereAreInOrder() throws IOException {
        assertThat(rows()).extracting(row -> row.group(1)).isEqualTo(OptionKey.WRITTEN);
    }

    @Test
    void givesTheDefaultOfEachOption() throws IOException {
        List<Matcher> rows = rows();
        for (OptionKey key : OptionKey.values()) {
            String documented = rows.stream()
                    .filter(row -> row.group(1).equals(key.written()))
                    .map(row -> row.group(2))
                    .collect(Collectors.joining());
            if (key.otherwise().isEmpty()) {
                assertThat(documented).doesNotContain("`");
            } else {
                assertThat(documented).isEqualTo("`" + key.otherwise() + "`");
            }
        }
    }

    private static List<Matcher> rows() throws IOException {
        return Files.readString(Path.of("../docs/options.md"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toUnmodifiableList());
    }
}
