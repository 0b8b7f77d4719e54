package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.rules.MethodPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {

    private static final String BY_INT = "(I)Ljava/lang/Object;";

    private final Application application = new Application();
    private final Gate gate = new Gate();

    @Test
    void sixtyFourThreadsRunTheBodyOnce() throws Exception {
        WovenMethod find = application.caching(BY_INT, arguments -> {
            gate.pass();
            return new ArrayList<>(List.of("found"));
        });
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            steps.add(Step.call(find, 1));
        }
        gate.awaitArrival();
        gate.open();

        Set<@Nullable Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Step step : steps) {
            assertThat(step.result()).isEqualTo(List.of("found"));
            distinct.add(step.result());
        }
        assertThat(distinct).hasSize(64);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void otherKeysDoNotWait() throws Throwable {
        WovenMethod find = application.caching(BY_INT, arguments -> {
            if (arguments[0].equals(1)) {
                gate.pass();
            }
            return "found";
        });
        Step slow = Step.call(find, 1);
        gate.awaitArrival();

        assertThat(find.call(2)).isEqualTo("found");
        gate.open();
        assertThat(slow.result()).isEqualTo("found");
    }

    @Test
    void aFailureIsTheLeadersAloneAndAWaiterTakesOver() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        WovenMethod find = application.caching(BY_INT, arguments -> {
            if (runs.incrementAndGet() == 1) {
                gate.pass();
                throw new IllegalStateException("first");
            }
            return "found";
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();
        Step second = Step.call(find, 1).waiting();
        Step third = Step.call(find, 1).waiting();
        gate.open();

        assertThatThrownBy(leader::result).hasRootCauseMessage("first");
        assertThat(second.result()).isEqualTo("found");
        assertThat(third.result()).isEqualTo("found");
        assertThat(runs).hasValue(2);
    }

    @Test
    void aNullThatIsNotKeptIsSharedByThoseWhoWaitedOnly() throws Throwable {
        AtomicInteger runs = new AtomicInteger();
        WovenMethod find = application.caching(BY_INT, arguments -> {
            if (runs.incrementAndGet() == 1) {
                gate.pass();
            }
            return null;
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();
        Step waiter = Step.call(find, 1).waiting();
        gate.open();

        assertThat(leader.result()).isNull();
        assertThat(waiter.result()).isNull();
        assertThat(runs).hasValue(1);
        find.call(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void thoseWhoWaitedForAValueThatCannotBeCopiedRunTheBody() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        WovenMethod find = application.caching(BY_INT, arguments -> {
            if (runs.incrementAndGet() == 1) {
                gate.pass();
            }
            return new Object();
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();
        Step waiter = Step.call(find, 1).waiting();
        gate.open();

        assertThat(waiter.result()).isNotSameAs(leader.result());
        assertThat(runs).hasValue(2);
        assertThat(application.refusals).hasSize(1);
    }

    @Test
    void recursionOnTheSameKeyRunsTheBody() throws Throwable {
        AtomicReference<@Nullable WovenMethod> self = new AtomicReference<>();
        AtomicInteger depth = new AtomicInteger();
        WovenMethod find = application.caching(
                BY_INT,
                arguments -> depth.incrementAndGet() < 3
                        ? Objects.requireNonNull(self.get()).call(1)
                        : "found");
        self.set(find);

        assertThat(find.call(1)).isEqualTo("found");
        assertThat(depth).hasValue(3);
        find.call(1);
        assertThat(depth).hasValue(3);
    }

    @Test
    void twoThreadsThatNeedEachOthersLoadDoNotBlock() throws Exception {
        CyclicBarrier bothLead = new CyclicBarrier(2);
        AtomicReference<@Nullable WovenMethod> self = new AtomicReference<>();
        ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
        WovenMethod find =
                application.caching(BY_INT, settings -> settings.waitLimit(Duration.ofHours(1)), arguments -> {
                    int own = depth.get();
                    depth.set(own + 1);
                    if (own == 0) {
                        bothLead.await();
                        return Objects.requireNonNull(self.get()).call(3 - (int) arguments[0]);
                    }
                    return "found";
                });
        self.set(find);
        Step one = Step.call(find, 1);
        Step two = Step.call(find, 2);

        assertThat(one.result()).isEqualTo("found");
        assertThat(two.result()).isEqualTo("found");
    }

    @Test
    void aWaiterRunsTheBodyWhenItsLimitIsOver() throws Throwable {
        AtomicInteger runs = new AtomicInteger();
        WovenMethod find =
                application.caching(BY_INT, settings -> settings.waitLimit(Duration.ofMillis(1)), arguments -> {
                    if (runs.incrementAndGet() == 1) {
                        gate.pass();
                    }
                    return "found";
                });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();

        assertThat(find.call(1)).isEqualTo("found");
        assertThat(runs).hasValue(2);
        gate.open();
        leader.result();
        find.call(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void anInterruptedWaiterRunsTheBodyAndStaysInterrupted() throws Throwable {
        AtomicInteger runs = new AtomicInteger();
        WovenMethod find = application.caching(BY_INT, arguments -> {
            if (runs.incrementAndGet() == 1) {
                gate.pass();
            }
            return Thread.currentThread().isInterrupted() ? "interrupted" : "found";
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();
        Step waiter = Step.call(find, 1).waiting().interrupt();

        assertThat(waiter.result()).isEqualTo("interrupted");
        gate.open();
        assertThat(leader.result()).isEqualTo("found");
    }

    @Test
    void aSynchronizedMethodNeverWaits() throws Throwable {
        AtomicInteger runs = new AtomicInteger();
        MethodPlan plan =
                Application.cachingPlan("find", BY_INT, true, settings -> settings.waitLimit(Duration.ofHours(1)));
        WovenMethod find = application.woven(plan, arguments -> {
            if (runs.incrementAndGet() == 1) {
                gate.pass();
            }
            return "found";
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();

        assertThat(find.call(1)).isEqualTo("found");
        gate.open();
        leader.result();
        assertThat(runs).hasValue(2);
    }

    @Test
    void eachLoadIsCounted() throws Throwable {
        MethodPlan plan = Application.cachingPlan("find", BY_INT, false, settings -> settings);
        WovenMethod find = application.woven(plan, arguments -> "found");
        find.call(1);
        find.call(1);
        find.call(2);

        Statistics statistics = Objects.requireNonNull(application.statistics(plan));
        assertThat(statistics.loads()).isEqualTo(2);
        assertThat(statistics.misses()).isEqualTo(2);
        assertThat(statistics.bypasses()).isZero();
    }
}
