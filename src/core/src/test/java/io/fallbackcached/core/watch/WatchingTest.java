package io.fallbackcached.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.call.KillSwitch;
import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.report.LogReporter;
import io.fallbackcached.core.rules.match.ScanPlanner;
import io.fallbackcached.core.watch.subject.Stone;
import io.fallbackcached.core.watch.subject.Water;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchingTest {

    private static final ScanPlanner NO_RULES = (loader, name, scan, bytes) -> null;

    private final RecordingWatch watch = new RecordingWatch();
    private WatchedApplication application = new WatchedApplication(NO_RULES, watch);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void seesTargetArgumentsAndResult() throws Exception {
        Object water = application.make(Water.class);

        assertThat(application.call(water, "pour", "glass", 3L)).isEqualTo("3 into glass");

        assertThat(watch.events).containsExactly("pour[glass, 3]", "returned 3 into glass");
        assertThat(watch.targets).containsExactly(water);
    }

    @Test
    void seesWhatIsThrown() throws Exception {
        Object water = application.make(Water.class);

        assertThatThrownBy(() -> application.call(water, "pour", "glass", -1L))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);

        assertThat(watch.events)
                .containsExactly("pour[glass, -1]", "threw java.lang.IllegalArgumentException: negative");
    }

    @Test
    void seesStaticMethodsAndPrimitives() throws Exception {
        assertThat(application.call(application.make(Water.class), "boils", 150.5, (byte) 1))
                .isEqualTo(true);

        assertThat(watch.events).containsExactly("boils[150.5, 1]", "returned true");
        assertThat(watch.targets).containsExactly((Object) null);
    }

    @Test
    void seesMethodsThatReturnNothing() throws Exception {
        application.call(application.make(Water.class), "drain");

        assertThat(watch.events).containsExactly("drain[]", "returned null");
    }

    @Test
    void leavesOtherMethodsAlone() throws Exception {
        application.call(application.make(Water.class), "unwatched");

        assertThat(watch.events).isEmpty();
    }

    @Test
    void leavesClassesAloneThatAreNotOfTheType() throws Exception {
        application.call(application.make(Stone.class), "pour", "x", 1L);

        assertThat(watch.events).isEmpty();
    }

    @Test
    void aCallNobodyWaitsForJustRuns() throws Exception {
        watch.answersWithCall = false;

        assertThat(application.call(application.make(Water.class), "pour", "glass", 3L))
                .isEqualTo("3 into glass");

        assertThat(watch.events).containsExactly("pour[glass, 3]");
    }

    @Test
    void theKillSwitchOfRulesDoesNotReachIt() throws Exception {
        Object water = application.make(Water.class);
        KillSwitch killSwitch = application.killSwitch();
        application.call(water, "drain");
        killSwitch.off();

        application.call(water, "drain");

        assertThat(watch.events).hasSize(4);
    }

    @Test
    void afterTheAgentHasEndedTheClassHasItsOwnBytecodeBack() throws Exception {
        Object water = application.make(Water.class);
        application.call(water, "drain");
        application.close();

        application.call(water, "drain");

        assertThat(watch.events).hasSize(2);
    }

    @Test
    void classesThatWereLoadedBeforeAreWatchedFromThenOn() throws Exception {
        application.close();
        Object water = application.make(Water.class);
        application = new WatchedApplication(NO_RULES, watch);
        application.retransform();

        application.call(water, "drain");

        assertThat(watch.events).containsExactly("drain[]", "returned null");
    }

    @Test
    void aFaultAtTheBeginningIsReportedAndNothingFromBeforeCounts() throws Exception {
        Object water = application.make(Water.class);
        Freshness answer = application.answer();
        watch.fault = new IllegalStateException("begin");

        assertThat(application.call(water, "pour", "glass", 3L)).isEqualTo("3 into glass");

        assertThat(answer.holds()).isFalse();
        assertThat(application.answer().holds()).isTrue();
        assertThat(application.faults()).hasSize(1);
    }

    @Test
    void aFaultAtTheEndIsReportedAndNothingFromBeforeCounts() throws Exception {
        Object water = application.make(Water.class);
        Freshness answer = application.answer();
        watch.faultAtTheEnd = new StackOverflowError();

        assertThat(application.call(water, "pour", "glass", 3L)).isEqualTo("3 into glass");

        assertThat(answer.holds()).isFalse();
        assertThat(application.faults()).hasSize(1);
    }

    @Test
    void rulesThatCannotBePlannedDoNotKeepAClassFromBeingWatched() throws Exception {
        application.close();
        application = new WatchedApplication(
                (loader, name, scan, bytes) -> {
                    throw new IllegalStateException(Arrays.toString(new String[] {name}));
                },
                watch);

        application.call(application.make(Water.class), "drain");

        assertThat(watch.events).isEqualTo(List.of("drain[]", "returned null"));
    }

    /** A class of the JDK that is being loaded may be one that looking at it needs: ClassCircularityError. */
    @Test
    void classesOfThePlatformAreNotEvenScannedUnlessARuleNamesOne() {
        ScanPlanner fails = (loader, name, scan, bytes) -> {
            throw new AssertionError(name);
        };
        Watches watches = new Watches(
                fails,
                List.of(watch),
                new WatchSetup(new Coherence(), new LogReporter(), SideConnections.NONE, FeedSettings.NONE),
                any -> false,
                () -> {});

        assertThat(watches.look(null, "java/io/UncheckedIOException", classFile(UncheckedIOException.class)))
                .isNull();
        assertThat(watches.look(
                        ClassLoader.getPlatformClassLoader(), "java/sql/Driver", classFile(java.sql.Driver.class)))
                .isNull();
    }

    private static byte[] classFile(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
