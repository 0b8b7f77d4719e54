package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema and the reference say what the reader does. */
class RulesReferenceTest {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.+) \\| (.+) \\|");

    @Test
    void theSchemaKnowsTheKeysOfTheReader() throws IOException {
        Map<?, ?> schema = schema();

        assertThat(keys(schema, "properties")).isEqualTo(RulesFile.KEYS);
        assertThat(keys(schema, "$defs", "rule", "properties")).isEqualTo(RuleReader.KEYS);
        assertThat(keys(schema, "$defs", "settings", "properties")).isEqualTo(SettingKey.WRITTEN);
    }

    @Test
    void theSchemaDescribesEveryKey() throws IOException {
        Map<?, ?> schema = schema();

        assertThat(at(schema, "properties").values()).allSatisfy(RulesReferenceTest::isDescribed);
        assertThat(at(schema, "$defs", "settings", "properties").values()).allSatisfy(RulesReferenceTest::isDescribed);
        for (String key : RuleReader.KEYS) {
            Map<?, ?> property = at(schema, "$defs", "rule", "properties", key);
            if (SettingKey.WRITTEN.contains(key)) {
                assertThat(property).isEqualTo(Map.of("$ref", "#/$defs/settings/properties/" + key));
            } else {
                isDescribed(property);
            }
        }
    }

    @Test
    void theSchemaForbidsEvictAndPutWhatTheReaderForbids() throws IOException {
        List<?> conditions =
                (List<?>) Objects.requireNonNull(at(schema(), "$defs", "rule").get("allOf"));

        assertThat(keys((Map<?, ?>) conditions.get(0), "then", "properties"))
                .isEqualTo(SettingKey.ALL.stream()
                        .filter(key -> !key.appliesTo(Action.EVICT))
                        .map(SettingKey::written)
                        .collect(Collectors.toUnmodifiableList()));
    }

    @Test
    void theReferenceListsTheKeysOfTheReaderInOrder() throws IOException {
        List<String> expected = Stream.of(
                        RulesFile.KEYS,
                        List.of(
                                RuleReader.NAME,
                                RuleReader.POINTCUT,
                                RuleReader.ACTION,
                                RuleReader.ALL,
                                RuleReader.ENABLED),
                        SettingKey.WRITTEN)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableList());

        assertThat(rows()).extracting(row -> row.group(1)).isEqualTo(expected);
    }

    @Test
    void theDefaultsOfTheSchemaAreThoseOfTheCode() throws IOException {
        assertThat(readAsDefaults(defaultsOfTheSchema())).isEqualTo(CacheSettings.DEFAULTS);
        assertThat(defaultsOfTheSchema()).hasSize(SettingKey.WRITTEN.size() - 5);
    }

    @Test
    void theDefaultsOfTheReferenceAreThoseOfTheSchema() throws IOException {
        Map<String, String> documented = rows().filter(row -> SettingKey.WRITTEN.contains(row.group(1)))
                .filter(row -> row.group(3).startsWith("`"))
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(3).replace("`", "")));

        assertThat(documented).isEqualTo(defaultsOfTheSchema());
    }

    @Test
    void theReferenceUsesTheWordsOfTheSchema() throws IOException {
        Map<?, ?> settings = at(schema(), "$defs", "settings", "properties");

        assertThat(rows().filter(row -> SettingKey.WRITTEN.contains(row.group(1))))
                .allSatisfy(row -> {
                    String description =
                            String.valueOf(at(settings, row.group(1)).get("description"));
                    assertThat(description).startsWith(row.group(2));
                });
    }

    @Test
    void theExampleOfTheReferenceHasNoMistake() throws IOException {
        String reference = reference();
        int start = reference.indexOf("```yaml\n") + 8;

        RuleBook book = RulesFiles.parse("example", reference.substring(start, reference.indexOf("```", start)));

        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.rules()).hasSize(2);
    }

    @Test
    void theReferenceListsTheDesignatorsOfTheChecker() throws IOException {
        Matcher refused = Pattern.compile("(?m)^\\| (`[^(|]*`) \\| ")
                .matcher(reference().substring(reference().indexOf("## Pointcuts")));
        List<String> names = new ArrayList<>();
        while (refused.find()) {
            names.addAll(List.of(refused.group(1).replace("`", "").split(", ")));
        }

        assertThat(names).containsExactlyInAnyOrderElementsOf(Designators.refusedNames());
    }

    private static CacheSettings readAsDefaults(Map<String, String> settings) {
        String yaml = settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .collect(Collectors.joining(", ", "defaults: {", "}"));
        RuleBook book = RulesFiles.parse("schema", yaml);
        assertThat(book.diagnostics()).extracting(Diagnostic::toString).isEmpty();
        return book.base();
    }

    private static Map<String, String> defaultsOfTheSchema() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        at(schema(), "$defs", "settings", "properties").forEach((key, property) -> {
            Object value = ((Map<?, ?>) property).get("default");
            if (value != null) {
                defaults.put(String.valueOf(key), String.valueOf(value));
            }
        });
        return defaults;
    }

    private static void isDescribed(Object property) {
        assertThat(((Map<?, ?>) property).get("description")).asString().endsWith(".");
    }

    private static List<String> keys(Map<?, ?> schema, String... path) {
        return at(schema, path).keySet().stream().map(String::valueOf).collect(Collectors.toUnmodifiableList());
    }

    private static Map<?, ?> at(Map<?, ?> schema, String... path) {
        Map<?, ?> found = schema;
        for (String key : path) {
            found = (Map<?, ?>) Objects.requireNonNull(found.get(key), key);
        }
        return found;
    }

    /** JSON is YAML. */
    private static Map<?, ?> schema() throws IOException {
        try (InputStream in = RuleBook.class.getResourceAsStream("/io/fallbackcached/core/rules/rules.schema.json")) {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }

    private static Stream<Matcher> rows() throws IOException {
        return reference().lines().map(ROW::matcher).filter(Matcher::matches);
    }

    private static String reference() throws IOException {
        return Files.readString(Path.of("../docs/rules-reference.md"));
    }
}
