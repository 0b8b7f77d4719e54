package io.fallbackcached.core.rules.match;

import static io.fallbackcached.core.rules.match.Planning.names;
import static io.fallbackcached.core.rules.match.Planning.plan;
import static io.fallbackcached.core.rules.match.Planning.planner;
import static io.fallbackcached.core.rules.match.Planning.woven;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Planning happens inside class loading: nothing there may make it fail, load a class, or keep a loader. */
class HostileSurroundingsTest {

    private static final String[] RULES = {
        "execution(* com.acme.*.find*(..))",
        "execution(* java.util.Map+.get(..))",
        "execution(java.util.List<String> *(..))",
        "execution(* *(..)) && @within(java.lang.Deprecated)"
    };

    @Test
    void aMethodWithAMissingTypeCostsTheOthersNothing() {
        Compiled app = Compiled.of(
                        "class Gone {} interface GoneApi {}"
                                + "class Dao implements GoneApi { String find(long id) { return null; } Gone findGone(Gone by) { return null; } }")
                .without("Gone")
                .without("GoneApi");

        assertThat(woven(app, "Dao", "execution(* com.acme.Dao.find(..))")).containsExactly("find");
        assertThat(woven(app, "Dao", "execution(* *(..)) && within(com.acme.Dao)"))
                .contains("find");
    }

    @Test
    void aMissingSuperclassStillMatchesByItsName() {
        Compiled app = Compiled.of(
                        "class Base { String find() { return null; } }"
                                + "class Dao extends Base { @Override String find() { return null; } @FallbackCached String all() { return null; } }")
                .without("Base");

        assertThat(woven(app, "Dao", "execution(* com.acme.Dao.find())")).containsExactlyInAnyOrder("find", "all");
    }

    @Test
    void aClassThatInheritsFromItselfIsNotFollowedForEver() {
        Compiled app = Compiled.of("class Base { String find() { return null; } }"
                + "class Dao extends Base { String find() { return null; } }");
        Compiled circular = Compiled.of(
                "class Dao { String find() { return null; } } class Base extends Dao { String find() { return null; } }");
        app.with("Base", circular.bytes("Base"));

        assertThat(woven(app, "Dao", "execution(* com.acme.Dao.find())")).containsExactly("find");
    }

    @Test
    void aTypeThatAspectJCannotReadCostsTheClassItsRulesAndNotItsAnnotations() {
        Compiled app = Compiled.of("class Dao<T extends Comparable<T>> {"
                + "String find(long id) { return null; } @FallbackCached String all() { return null; } }");
        byte[] bytes = new String(app.bytes("Dao"), StandardCharsets.ISO_8859_1)
                .replace("<T::Ljava", ">>>>Ljava")
                .getBytes(StandardCharsets.ISO_8859_1);
        app.with("Dao", bytes);

        ClassPlan plan = plan(app, "Dao", "execution(* com.acme.Dao.find(..)) && !within(com.acme.Other)");

        assertThat(woven(app, "Dao", "execution(* com.acme.Dao.find(..))"))
                .as("certain without AspectJ")
                .containsExactlyInAnyOrder("find", "all");
        assertThat(names(plan)).containsExactly("all");
        assertThat(plan.refusals())
                .extracting(Refusal::code, Refusal::method)
                .containsExactly(tuple(RefusalCode.WEAVING_FAILED, "com.acme.Dao"));
    }

    @Test
    void brokenClassFilesAreLeftAlone() {
        Compiled app = Compiled.of("class Dao implements Comparable<Dao> {"
                + "@FallbackCached(key=\"id\") List<String> find(@KeyPart long id, Map<String, ? extends Dao> by) { return null; }"
                + "public int compareTo(Dao other) { return 0; } }");
        RuleClassPlanner planner = planner(RULES);
        byte[] sound = app.bytes("Dao");
        Random random = new Random(7);

        for (int round = 0; round < 3_000; round++) {
            byte[] broken = round % 4 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int i = random.nextInt(4); i >= 0 && broken.length > 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> planner.plan(app, "com/acme/Dao", broken))
                    .as("round %s", round)
                    .doesNotThrowAnyException();
        }
        assertThat(names(plan(planner, app, "Dao"))).containsExactly("find");
    }

    @Test
    void fourThreadsOnOneLoaderFindWhatOneFinds() throws Exception {
        List<String> classes =
                JarClasses.sample(11, 60, org.cache2k.Cache.class, org.snakeyaml.engine.v2.api.Load.class);
        String[] rules = {
            "execution(* org.cache2k..*.get*(..))", "execution(* org.snakeyaml..*.*(..))", "execution(* Object+.to*())"
        };
        List<MethodPlan> expected = planAll(planner(rules), classes);
        RuleClassPlanner shared = planner(rules);
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<MethodPlan>> work = () -> {
                start.await();
                return planAll(shared, classes);
            };
            for (Future<List<MethodPlan>> result : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(expected).hasSizeGreaterThan(50);
    }

    @Test
    void aLoaderWhoseResourcesFailIsAsOneThatShowsNothing() {
        Compiled app = Compiled.of(
                "interface Repo { @FallbackCached String find(); }"
                        + "class Dao implements Repo { public String find() { return null; } @FallbackCached public String all() { return null; } }");
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public java.io.InputStream getResourceAsStream(String name) {
                throw new IllegalStateException("closed");
            }
        };

        ClassPlan plan = planner("execution(* com.acme.Dao.find())").plan(failing, "com/acme/Dao", app.bytes("Dao"));

        assertThat(names(plan)).containsExactlyInAnyOrder("find", "all");
    }

    @Test
    void aLoaderIsCollectableWhileThePlannerLivesOn() throws InterruptedException {
        RuleClassPlanner planner = planner(RULES);
        WeakReference<ClassLoader> loader = planned(planner);

        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(loader.get()).isNull();
        assertThat(planner.unmatched()).hasSize(3);
    }

    private static WeakReference<ClassLoader> planned(RuleClassPlanner planner) {
        Compiled app = Compiled.of("interface Repo<T> { @FallbackCached T find(); }"
                + "class Dao implements Repo<String> { public String find() { return null; } }");
        assertThat(names(plan(planner, app, "Dao"))).containsExactly("find");
        return new WeakReference<>(app);
    }

    private static List<MethodPlan> planAll(RuleClassPlanner planner, List<String> classes) {
        ClassLoader loader = HostileSurroundingsTest.class.getClassLoader();
        List<MethodPlan> methods = new ArrayList<>();
        for (String name : classes) {
            byte[] bytes = requireNonNull(ClassBytes.of(loader, name), name);
            methods.addAll(planner.plan(loader, name, bytes).methods());
        }
        return methods.stream().collect(Collectors.toUnmodifiableList());
    }
}
