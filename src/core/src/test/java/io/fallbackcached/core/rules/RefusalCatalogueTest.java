package io.fallbackcached.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** A refusal that nobody can provoke, or that sends its reader to a page that is not there, is worse than none. */
class RefusalCatalogueTest {

    private static final Path PAGES = Path.of("..", "docs", "refusals");
    private static final Pattern ROW =
            Pattern.compile("^\\| \\[(FBC-\\d+)]\\((FBC-\\d+\\.md)\\) \\|", Pattern.MULTILINE);

    @Test
    void everyCodeHasItsPageAndEveryPageItsCode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            codes().map(code -> code + ".md").collect(Collectors.toUnmodifiableList()));
        }
    }

    @Test
    void everyPageBeginsWithItsCodeAndSaysWhatToDo() throws IOException {
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(Files.readString(PAGES.resolve(code.code() + ".md")))
                    .startsWith("# " + code.code() + ": ")
                    .contains("\n## Example\n", "\n## What to do\n");
        }
    }

    @Test
    void theIndexListsEveryCodeOnceInOrder() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGES.resolve("README.md")))
                .results()
                .collect(Collectors.toList());

        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(codes().collect(Collectors.toUnmodifiableList()));
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2)).isEqualTo(row.group(1) + ".md"));
    }

    @Test
    void everyCodeIsProvokedByATest() {
        Stream<RefusalCode> provoked =
                ReflectionSupport.findAllClassesInPackage(
                                "io.fallbackcached.core", type -> true, name -> name.endsWith("Test"))
                        .stream()
                        .flatMap(type -> ReflectionSupport.findMethods(
                                type, method -> method.isAnnotationPresent(Test.class), HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                        .map(RefusalCatalogueTest::provoked)
                        .filter(Objects::nonNull);

        assertThat(provoked).contains(RefusalCode.values());
    }

    private static @Nullable RefusalCode provoked(Method test) {
        Provokes provokes = test.getAnnotation(Provokes.class);
        return provokes == null ? null : provokes.value();
    }

    private static Stream<String> codes() {
        return Stream.of(RefusalCode.values()).map(RefusalCode::code);
    }
}
