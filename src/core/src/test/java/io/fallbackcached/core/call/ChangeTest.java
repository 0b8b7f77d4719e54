package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeTest {

    private static final String BY_LONG = "(J)Ljava/lang/String;";

    private final Application application = new Application();
    private final AtomicReference<String> database = new AtomicReference<>("old");
    private final WovenMethod find = application.caching(BY_LONG, arguments -> database.get());

    @Test
    void evictingAKeyLeavesTheOthers() throws Throwable {
        WovenMethod delete = application.changing(Action.EVICT, false, "(J)V", arguments -> null);
        find.call(1L);
        find.call(2L);

        delete.call(1L);
        find.call(2L);
        assertThat(find.runs()).isEqualTo(2);
        find.call(1L);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void aWholeNumberEvictsWhateverItsType() throws Throwable {
        find.call(1L);
        application.changing(Action.EVICT, false, "(I)V", arguments -> null).call(1);
        find.call(1L);
        assertThat(find.runs()).isEqualTo(2);
        application
                .changing(Action.EVICT, false, "(Ljava/lang/Integer;)V", arguments -> null)
                .call(1);
        find.call(1L);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void evictingAllEvictsAll() throws Throwable {
        find.call(1L);
        find.call(2L);
        application.changing(Action.EVICT, true, "()V", arguments -> null).call();

        find.call(1L);
        find.call(2L);
        assertThat(find.runs()).isEqualTo(4);
    }

    @Test
    void aMethodThatThrowsEvictsNothing() throws Throwable {
        WovenMethod delete = application.changing(Action.EVICT, true, "()V", arguments -> {
            throw new IllegalStateException("rolled back");
        });
        find.call(1L);

        assertThatThrownBy(delete::call).hasMessage("rolled back");
        find.call(1L);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void aKeyThatCannotBeTakenEvictsAll() throws Throwable {
        WovenMethod delete = application.changing(Action.EVICT, false, "(Ljava/lang/Object;)V", arguments -> null);
        find.call(1L);
        delete.call(new Object());

        find.call(1L);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void theKeyIsTakenBeforeTheBodyRuns() throws Throwable {
        WovenMethod byArray = new Application().caching("([I)I", arguments -> 1);
        Application shop = new Application();
        WovenMethod read = shop.caching("([I)Ljava/lang/String;", arguments -> "x");
        WovenMethod delete = shop.changing(Action.EVICT, false, "([I)V", arguments -> {
            ((int[]) arguments[0])[0] = 99;
            return null;
        });
        read.call((Object) new int[] {1});
        delete.call((Object) new int[] {1});
        read.call((Object) new int[] {1});

        assertThat(read.runs()).isEqualTo(2);
        assertThat(byArray.runs()).isZero();
    }

    @Test
    void anEvictionDuringALoadKeepsItsResultOut() throws Throwable {
        Gate gate = new Gate();
        WovenMethod slow = slowFind(gate);
        Step stale = Step.call(slow, 1L);
        gate.awaitArrival();
        database.set("new");
        application.changing(Action.EVICT, false, "(J)V", arguments -> null).call(1L);

        assertThat(slow.call(1L)).isEqualTo("new");
        gate.open();
        assertThat(stale.result()).isEqualTo("old");
        assertThat(slow.call(1L)).isEqualTo("new");
        assertThat(slow.runs()).isEqualTo(2);
    }

    @Test
    void anEvictionOfAllDuringALoadKeepsItsResultOut() throws Throwable {
        Gate gate = new Gate();
        WovenMethod slow = slowFind(gate);
        Step stale = Step.call(slow, 1L);
        gate.awaitArrival();
        database.set("new");
        application.changing(Action.EVICT, true, "()V", arguments -> null).call();
        gate.open();

        assertThat(stale.result()).isEqualTo("old");
        assertThat(slow.call(1L)).isEqualTo("new");
    }

    @Test
    void aPutIsFoundByTheNextReader() throws Throwable {
        WovenMethod save = application.changing(
                Action.PUT, "(JLjava/lang/String;)Ljava/lang/String;", List.of(0), arguments -> arguments[1]);
        save.call(1L, "saved");

        assertThat(find.call(1L)).isEqualTo("saved");
        assertThat(find.runs()).isZero();
    }

    @Test
    void aPutDuringALoadWins() throws Throwable {
        Gate gate = new Gate();
        WovenMethod slow = slowFind(gate);
        Step stale = Step.call(slow, 1L);
        gate.awaitArrival();
        application
                .changing(Action.PUT, "(J)Ljava/lang/String;", List.of(0), arguments -> "saved")
                .call(1L);
        gate.open();

        assertThat(stale.result()).isEqualTo("old");
        assertThat(slow.call(1L)).isEqualTo("saved");
    }

    @Test
    void aPutOfAnotherTypeIsNoValueForTheCache() throws Throwable {
        application
                .changing(Action.PUT, "(J)Ljava/lang/Integer;", List.of(0), arguments -> 1)
                .call(1L);

        assertThat(find.call(1L)).isEqualTo("old");
    }

    @Test
    void aPutOfNothingRemovesWhatWasThere() throws Throwable {
        find.call(1L);
        database.set("new");
        application
                .changing(Action.PUT, "(J)Ljava/lang/String;", List.of(0), arguments -> null)
                .call(1L);

        assertThat(find.call(1L)).isEqualTo("new");
    }

    @Test
    void anEvictionWithoutTheTargetReachesAllInstances() throws Throwable {
        Application shop = new Application();
        WovenMethod read = shop.caching(BY_LONG, settings -> settings.scope(Scope.INSTANCE), arguments -> "x");
        Object one = new Object();
        Object two = new Object();
        read.callOn(one, 1L);
        read.callOn(one, 1L);
        read.callOn(two, 1L);
        assertThat(read.runs()).isEqualTo(2);

        shop.changing(Action.EVICT, false, "(J)V", arguments -> null).call(1L);
        read.callOn(one, 1L);
        assertThat(read.runs()).isEqualTo(3);
    }

    private WovenMethod slowFind(Gate gate) {
        AtomicInteger runs = new AtomicInteger();
        return application.woven(
                Application.cachingPlan("findSlowly", BY_LONG, false, settings -> settings), arguments -> {
                    String read = database.get();
                    if (runs.incrementAndGet() == 1) {
                        gate.pass();
                    }
                    return read;
                });
    }
}
