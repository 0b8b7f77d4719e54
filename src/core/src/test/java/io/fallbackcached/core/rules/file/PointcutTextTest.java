package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.aspectj.weaver.patterns.Pointcut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointcutTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution(* com.acme.dao.UserDao.findById(..))",
                "execution(public static java.util.List<String> com.acme..*Dao+.find*(long, String...) throws !Exception)",
                "execution(@com.acme.Cached * *(..)) && !within(com.acme.generated..*)",
                "(@annotation(com.acme.Cached) || @within(com.acme.Repo)) && execution(!void *(..))",
                "execution(@com.acme.Cached(name=\"(a & b | c) and\") * *(..))",
                "execution(* com.acme.Logic.and(..))\n  || execution(* com.acme.Logic.not(..))\n"
            })
    void acceptsWhatClassFilesCanDecide(String text) {
        assertThatCode(() -> PointcutText.parse(text)).doesNotThrowAnyException();
    }

    @Test
    void givesATreeOfItsOwnEachTime() throws Exception {
        String text = "within(com.acme..*)";

        Pointcut first = PointcutText.parse(text);

        assertThat(PointcutText.parse(text)).isEqualTo(first).isNotSameAs(first);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '~',
            value = {
                // operators
                "execution(* *(..)) and within(a.B)  ~ 19 ~ unknown operator 'and' ~ write &&",
                "execution(* *(..)) or within(a.B)   ~ 19 ~ unknown operator 'or' ~ write ||",
                "not within(a.B)                     ~ 0  ~ unknown operator 'not' ~ write !",
                "execution(* *(..)) && not within(a) ~ 22 ~ unknown operator 'not' ~ write !",
                "execution(* *(..)) & within(a.B)    ~ 19 ~ a single '&' ~ write &&",
                "within(a..* & b..*)                 ~ 12 ~ a single '&' ~ write &&",
                "execution(* *(..)) | within(a.B)    ~ 19 ~ a single '|' ~ write ||",
                "execution(* *(..)) |                ~ 19 ~ a single '|' ~ write ||",
                // junk after a valid beginning
                "execution(* *(..)) junk             ~ 19 ~ 'junk' after the end of the pointcut ~ join pointcuts with && or ||",
                "execution(* *(..)) // all           ~ 19 ~ '/' after the end of the pointcut ~ join pointcuts with && or ||",
                "within(a.B) within(a.C)             ~ 12 ~ 'within' after the end of the pointcut ~ join pointcuts with && or ||",
                "within(a.B))                        ~ 11 ~ this ')' closes nothing ~ remove it",
                // something missing
                "execution(* *(..)                   ~ 9  ~ this '(' is never closed ~ add ')'",
                "(within(a.B)                        ~ 0  ~ this '(' is never closed ~ add ')'",
                "within(a.B) &&                      ~ 14 ~ a pointcut is missing at the end ~ ''",
                "execution                           ~ 9  ~ '(' is missing after execution ~ ''",
                "''                                  ~ 0  ~ the pointcut is empty ~ write execution(* com.acme.Type.method(..))",
                "@annotation(a.B) && \"a             ~ 20 ~ this quote is never closed ~ add \"",
                // designators
                "exection(* *(..))                   ~ 0  ~ unknown designator 'exection' ~ did you mean 'execution'?",
                "within(a.B) && @anotation(a.B)      ~ 15 ~ unknown designator '@anotation' ~ did you mean '@annotation'?",
                "com.acme.Dao.find(..)               ~ 0  ~ expected a designator, found 'com' ~ write execution(..) around the pattern of a method",
                "* com.acme.Dao.find(..)             ~ 0  ~ expected a designator, found '*' ~ write execution(..) around the pattern of a method",
                // inside a designator
                "execution(com.acme.X.new(..))       ~ 21 ~ constructors are not cached ~ name a method, such as a factory",
                "execution(* a.b#c(..))              ~ 15 ~ illegal identifier character (#) ~ ''",
                "execution(* com.acme.X.y)           ~ 24 ~ expected '(' ~ ''",
                "execution()                         ~ 10 ~ expected the name of a type or method ~ ''",
                "within(a.B) && @annotation(*)       ~ 27 ~ expected a name ~ ''",
            })
    void saysWhatIsWrongAndWhere(String text, int offset, String message, String suggestion) {
        PointcutSyntaxException e = refused(text);

        assertThat(e.offset()).isEqualTo(offset);
        assertThat(e).hasMessage(message);
        assertThat(e.suggestion()).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args",
                "@args",
                "this",
                "target",
                "@this",
                "@target",
                "bean",
                "if",
                "cflow",
                "cflowbelow",
                "call",
                "withincode",
                "@withincode",
                "get",
                "set",
                "handler",
                "lock",
                "unlock",
                "adviceexecution",
                "initialization",
                "preinitialization",
                "staticinitialization"
            })
    void refusesWhatClassFilesCannotDecideByName(String designator) {
        PointcutSyntaxException e = refused("within(a.B) && (" + designator + "(a.B))");

        assertThat(e.offset()).isEqualTo(16);
        assertThat(e).hasMessageMatching("designator '" + designator + "' (asks for|names|runs code) .*");
    }

    @Test
    void refusesWhatWouldExhaustTheStackOfAspectJ() {
        assertThat(refused("!".repeat(100_000) + "within(a.B)")).hasMessageContaining("more than 500");
        assertThat(refused("(".repeat(100_000) + "within(a.B)")).hasMessageContaining("more than 500");
        assertThat(refused("within(a.B)" + "&& within(a.B)".repeat(100_000))).hasMessageContaining("more than 500");
        assertThat(refused("within(" + "(".repeat(100_000))).hasMessageContaining("more than 500");
    }

    private static PointcutSyntaxException refused(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(PointcutSyntaxException.class, () -> PointcutText.parse(text)), text);
    }
}
