package io.fallbackcached.core.rules.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.cache2k.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.util.ReflectionUtils;
import org.slf4j.Logger;
import org.snakeyaml.engine.v2.api.Load;

/**
 * Whatever AspectJ matches, the pre-filter must let through, and of what is certain without AspectJ it must match all: shown on
 * real libraries, for every kind of pattern.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreFilterSoundnessTest {

    private static final long SEED = 20_261_124;
    private static final int CLASSES_OF_EACH_JAR = 200;

    /** Each names something in the sample, so that a filter that drops everything is found out. */
    private static final List<String> POINTCUTS = List.of(
            "execution(* get(..))",
            "execution(* get*(..))",
            "execution(* *.get*())",
            "execution(public * *(..))",
            "execution(!public !static * *(..))",
            "execution(private static * *(..))",
            "execution(synchronized * *(..)) || execution(final * *(..))",
            "execution(* java.util.Map+.get(..))",
            "execution(* java.util.Map.get(..))",
            "execution(* Map+.*(..))",
            "execution(* Comparable.compareTo(..))",
            "execution(* Comparable+.*(..))",
            "execution(int Object.hashCode())",
            "execution(* Object.*(..))",
            "execution(* java..*.equals(Object))",
            "execution(* java.util.function.Function+.apply(..))",
            "execution(* java.util.concurrent.Callable.call())",
            "execution(* java.util.Iterator<*>+.next())",
            "execution(* java.lang.Iterable+.*(..))",
            "execution(* java.lang.Auto*.close())",
            "execution(* *..*Visitor+.visit*(..))",
            "execution(* net.bytebuddy..*(..))",
            "execution(* net.bytebuddy.description..*Description+.get*(..))",
            "execution(* net.bytebuddy..*.*.*(..))",
            "execution(* net.bytebuddy.*.*.*.is*(..))",
            "execution(* net.bytebuddy.description.type.TypeDescription$Generic+.*(..))",
            "execution(* net.bytebuddy.description.type.TypeDescription.Generic+.*(..))",
            "execution(* org.cache2k..*.*(..))",
            "execution(* org.cache2k.Cache+.*(*))",
            "execution(* org.assertj..*Assert+.is*(..))",
            "execution(* org.assertj.core.api.AbstractAssert<*, *>+.*(..))",
            "execution(String *(..))",
            "execution(java.util.List<String> *(..))",
            "execution(java.util.Collection+ *(..))",
            "execution(int[] *(..)) || execution(* *(byte[], ..))",
            "execution(* *(String, ..))",
            "execution(* *(.., String))",
            "execution(* *(.., String, ..))",
            "execution(* *(*, *))",
            "execution(* *(Object...))",
            "execution(* *(java.lang.Object[]))",
            "execution(* *(java.util.function.*+, ..))",
            "execution(* *(..) throws java.io.IOException)",
            "execution(* *(..) throws !java.io.IOException)",
            "execution(!void *(..)) && !execution(static * *(..))",
            "execution(* *(..)) && !within(net.bytebuddy..*)",
            "execution(* *(..)) && within(org.junit..*)",
            "execution(* *(..)) && within(*..Abstract*)",
            "execution(* *(..)) && within(java.lang.Exception+)",
            "execution(* *(..)) && within(*..Load*+ || *..*Settings+)",
            "execution(* *(..)) && within(!org..* && *..*)",
            "execution(* (Comparable || Iterable)+.*(..))",
            "execution(* (Comparable+ && !Enum+).*(..))",
            "execution(* (Comparable+ && java.io.Serializable+).*(..))",
            "execution(* org.cache2k..Cache*..*(..))",
            "execution(* org.cache2k.Cache..*(..))",
            "execution(* *..Abs*ract*..*(..))",
            "execution(* (*..*Impl || *..Default*).*(..))",
            "execution(* (!org..* && !net..*).*(..))",
            "execution(* (org.cache2k..* && !*..Abstract*).*(..))",
            "execution(@Deprecated * *(..))",
            "execution(@java.lang.Deprecated * *(..)) || @annotation(java.lang.SafeVarargs)",
            "execution(!@Deprecated * to*(..))",
            "execution(* *(..)) && @annotation(Deprecated)",
            "execution(* *(..)) && !@annotation(java.lang.Deprecated)",
            "execution(* *(..)) && @annotation(org.apiguardian.api.API)",
            "execution(@org.apiguardian.api.* * *(..))",
            "execution(* *(..)) && @within(org.apiguardian.api.API)",
            "execution(* *(..)) && @within(java.lang.FunctionalInterface)",
            "execution(* (@org.apiguardian.api.API *).*(..))",
            "execution(* (@java.lang.FunctionalInterface *..*).*(..))",
            "execution(* *(@java.lang.Deprecated (*), ..)) || execution(* *.of*(..))",
            "within(org.slf4j..*) && execution(* *(String, Object))");

    /** Each names something for certain. */
    private static final List<String> CERTAIN = List.of(
            "execution(* net.bytebuddy..*.get*(..))",
            "execution(* net.bytebuddy.description..*.*(..))",
            "execution(public * org.assertj.core.api.*Assert.is*(..))",
            "execution(public !static !final * org.assertj..*.*(..))",
            "execution(* org.assertj.core.api.Assertions.*(..))",
            "execution(private * org.assertj..*.*(..))",
            "execution(* org.assertj..*+.has*(..))",
            "execution(!void net.bytebuddy..*.*(String))",
            "execution(java.util.List org.assertj..*.*(..))",
            "execution(String org.*..*.get*())",
            "execution(Object org.assertj..*.*(..))",
            "execution(java.util.List com.tngtech..*.*(..))",
            "execution(void org.assertj..*.*(*, Object))",
            "execution(* org.assertj..*.*(Object, *))",
            "execution(* org.assertj..*.*(int))",
            "execution(* org.slf4j.*.*(String, Object)) && within(org.slf4j.*)",
            "execution(* org.cache2k..*.close()) || execution(* org.cache2k..*.clear())");

    private final LoaderView view;
    private final List<Candidate> sample;
    private final ConstantMarks marks;

    PreFilterSoundnessTest() {
        marks = FilteredRule.marks(FilteredRule.parsed(
                pointcuts().map(PreFilterSoundnessTest::named).collect(Collectors.toUnmodifiableList())));
        view = new LoaderView(marks, new ConcurrentHashMap<>());
        sample = JarClasses.sample(
                        SEED,
                        CLASSES_OF_EACH_JAR,
                        ByteBuddy.class,
                        Cache.class,
                        Load.class,
                        Logger.class,
                        Test.class,
                        ReflectionUtils.class,
                        Assertions.class,
                        ClassFileImporter.class)
                .stream()
                .map(this::candidate)
                .collect(Collectors.toUnmodifiableList());
    }

    static Stream<String> pointcuts() {
        return Stream.of(POINTCUTS, CERTAIN).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("pointcuts")
    void thePreFilterDropsNothingThatAspectJMatches(String pointcut) {
        List<MatchRule> rules = List.of(named(pointcut));
        FilteredRule rule =
                FilteredRule.of(rules, FilteredRule.parsed(rules), marks).get(0);
        Set<String> matched = new TreeSet<>();
        Set<String> dropped = new TreeSet<>();
        Set<String> certain = new TreeSet<>();
        for (Candidate candidate : sample) {
            view.worlds().with(candidate, world -> {
                for (MethodSketch method : candidate.sketch().methods()) {
                    if (rule.surelyMatches(candidate, method)) {
                        certain.add(MethodVerdict.text(candidate, method));
                    }
                    if (world.matches(rule, method)) {
                        matched.add(MethodVerdict.text(candidate, method));
                        if (!rule.mayMatch(candidate.sketch().marks()) || !rule.mayMatch(candidate, method)) {
                            dropped.add(MethodVerdict.text(candidate, method));
                        }
                    }
                }
                return true;
            });
        }

        assertThat(matched).as("matched, seed %s", SEED).isNotEmpty();
        assertThat(dropped).as("dropped, seed %s", SEED).isEmpty();
        Set<String> unmatched = new TreeSet<>(certain);
        unmatched.removeAll(matched);
        // AspectJ gives up where a type is missing
        unmatched.removeIf(method -> method.contains("Lkotlin/"));
        assertThat(unmatched).as("certain, but not matched, seed %s", SEED).isEmpty();
        if (CERTAIN.contains(pointcut)) {
            assertThat(certain).as("certain, seed %s", SEED).isNotEmpty();
        }
    }

    private Candidate candidate(String internalName) {
        ClassLoader loader = getClass().getClassLoader();
        byte[] bytes = requireNonNull(ClassBytes.of(loader, internalName), internalName);
        return new Candidate(loader, view, requireNonNull(ClassSketch.of(bytes, marks)), bytes);
    }

    private static MatchRule named(String pointcut) {
        Rule rule = new Rule(pointcut, "rules.yaml:1:1", Action.CACHE, false, CacheSettings.DEFAULTS);
        return new MatchRule(rule, pointcut);
    }
}
