package io.fallbackcached.core.rules.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstantMarksTest {

    private static final List<String> NONE = List.of();

    @Test
    void aNameThatARuleBeginsWithIsSeenInTheClassThatDeclaresIt() {
        ConstantMarks marks = new ConstantMarks(NONE, List.of("findBy", "count"));
        Compiled app = Compiled.of("interface Dao { String findByName(); }", "interface Other { String other(); }");

        assertThat(found(app, "Dao", marks)).isEqualTo(marks.ofName("findBy"));
        assertThat(found(app, "Other", marks)).isZero();
    }

    @Test
    void annotationsOfRulesAndOursAreSeenBeside() {
        ConstantMarks marks = new ConstantMarks(List.of("Deprecated"), List.of("find"));
        Compiled app = Compiled.of("class Dao { @Deprecated @FallbackCached String find() { return null; } }");

        assertThat(found(app, "Dao", marks))
                .isEqualTo(marks.ofAnnotation("Deprecated") | marks.ofName("find") | ConstantMarks.OURS);
    }

    @Test
    void aSignIsSeenWhereverAConstantBeginsWithIt() {
        ConstantMarks marks = new ConstantMarks(NONE, NONE).withSigns(List.of("java/sql/", "org/acme/Thing"));
        Compiled app = Compiled.of(
                "class Reads { java.sql.Connection open() throws Exception { return java.sql.DriverManager.getConnection(\"\"); } }",
                "class Counts { int count() { return 1; } }");

        assertThat(requireNonNull(ClassScan.of(app.bytes("Reads"), marks)).hasSign())
                .isTrue();
        assertThat(requireNonNull(ClassScan.of(app.bytes("Counts"), marks)).hasSign())
                .isFalse();
    }

    /** Class files spell letters beyond the first plane otherwise than files do. */
    @Test
    void nothingIsConcludedFromNamesThatAreNotAscii() {
        ConstantMarks marks = new ConstantMarks(List.of("\u00dcberwacht"), List.of("find\ud835\udcb3", "finde"));

        assertThat(marks.ofAnnotation("\u00dcberwacht")).isZero();
        assertThat(marks.ofName("find\ud835\udcb3")).isZero();
        assertThat(marks.ofName("finde")).isNotZero();
    }

    @Test
    void nothingIsConcludedFromNamesThatBeginWithHardlyAnything() {
        ConstantMarks marks = new ConstantMarks(NONE, List.of("", "is"));

        assertThat(marks.ofName("")).isZero();
        assertThat(marks.ofName("is")).isZero();
    }

    @Test
    void whatIsTooMuchForTheBitsHasNone() {
        List<String> names =
                IntStream.range(100, 200).mapToObj(n -> "name" + n).collect(Collectors.toUnmodifiableList());
        ConstantMarks marks = new ConstantMarks(List.of("Watched"), names);

        assertThat(names.stream().filter(name -> marks.ofName(name) != 0).count())
                .isEqualTo(60);
        assertThat(names.stream().mapToLong(marks::ofName).reduce(0, (all, bit) -> all | bit)
                        & (ConstantMarks.OURS | ConstantMarks.SIGN | marks.ofAnnotation("Watched")))
                .isZero();
    }

    private static long found(Compiled app, String type, ConstantMarks marks) {
        return requireNonNull(ClassSketch.of(app.bytes(type), marks)).marks();
    }
}
