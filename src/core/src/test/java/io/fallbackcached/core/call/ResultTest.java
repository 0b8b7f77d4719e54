package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.rules.ValueMode;
import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final String FIND = "()Ljava/lang/Object;";

    private final Application application = new Application();

    @Test
    void eachCallerGetsACopyOfItsOwn() throws Throwable {
        WovenMethod find = application.caching(FIND, arguments -> new ArrayList<>(List.of("a")));
        ((List<?>) find.answer()).clear();
        ((List<?>) find.answer()).clear();

        assertThat(find.call()).isEqualTo(List.of("a"));
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void sharedValuesAreTheSameObject() throws Throwable {
        WovenMethod find =
                application.caching(FIND, settings -> settings.values(ValueMode.SHARED), arguments -> new Object());

        assertThat(find.call()).isSameAs(find.call());
    }

    @Test
    @Provokes(RefusalCode.VALUE_NOT_COPIED)
    void whatCannotBeCopiedIsNotKept() throws Throwable {
        WovenMethod find = application.caching(FIND, arguments -> new Object());
        find.call();
        find.call();

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.VALUE_NOT_COPIED);
    }

    @Test
    @Provokes(RefusalCode.ONE_SHOT_VALUE)
    void whatCanBeConsumedOnceIsNotKeptEvenIfShared() throws Throwable {
        for (Object value : List.of(Stream.of("a"), List.of("a").iterator(), new ByteArrayInputStream(new byte[0]))) {
            Application fresh = new Application();
            WovenMethod find = fresh.caching(FIND, settings -> settings.values(ValueMode.SHARED), arguments -> value);
            find.call();
            find.call();
            assertThat(find.runs()).isEqualTo(2);
            assertThat(fresh.refusalCodes()).containsExactly(RefusalCode.ONE_SHOT_VALUE);
        }
    }

    @Test
    void absenceIsNotKeptUnlessAsked() throws Throwable {
        WovenMethod byNull = application.caching(FIND, arguments -> null);
        byNull.call();
        byNull.call();
        assertThat(byNull.runs()).isEqualTo(2);

        WovenMethod byOptional = new Application().caching("()Ljava/util/Optional;", arguments -> Optional.empty());
        byOptional.call();
        byOptional.call();
        assertThat(byOptional.runs()).isEqualTo(2);
    }

    @Test
    void absenceIsKeptForItsOwnTimeIfAsked() throws Throwable {
        for (Object absent : new Object[] {null, Optional.empty()}) {
            Application fresh = new Application();
            WovenMethod find = fresh.caching(
                    FIND,
                    settings -> settings.keepAbsent(true).expireAbsentAfterWrite(Duration.ofNanos(5)),
                    arguments -> absent);
            find.call();
            assertThat(find.call()).isEqualTo(absent);
            assertThat(find.runs()).isEqualTo(1);
            fresh.time.set(5);
            find.call();
            assertThat(find.runs()).isEqualTo(2);
        }
    }

    @Test
    void anExpiredValueIsLoadedAgain() throws Throwable {
        WovenMethod find = application.caching(
                FIND, settings -> settings.expireAfterWrite(Duration.ofNanos(5)), arguments -> "found");
        find.call();
        application.time.set(4);
        find.call();
        assertThat(find.runs()).isEqualTo(1);
        application.time.set(5);
        find.call();
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aCopyThatIsNotOfTheMethodsTypeIsNotKept() throws Throwable {
        // This policy copies any list to an ArrayList.
        WovenMethod find =
                application.caching("()Ljava/util/concurrent/atomic/AtomicInteger;", arguments -> new ArrayList<>());
        find.call();
        find.call();

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.VALUE_NOT_COPIED);
    }

    @Test
    void instancesDoNotShareWhereTheScopeIsTheInstance() throws Throwable {
        WovenMethod find = application.caching(FIND, settings -> settings.scope(Scope.INSTANCE), arguments -> "found");
        Object equalToAll = "target";
        find.callOn(equalToAll);
        find.callOn(equalToAll);
        assertThat(find.runs()).isEqualTo(1);
        find.callOn(new String("target"));
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void entriesDoNotKeepTheirInstanceAlive() throws Throwable {
        WovenMethod find = application.caching(FIND, settings -> settings.scope(Scope.INSTANCE), arguments -> "found");
        WeakReference<Object> target = callOnSomethingShortLived(find);

        for (int i = 0; i < 50 && target.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(target.get()).isNull();
    }

    private static WeakReference<Object> callOnSomethingShortLived(WovenMethod find) throws Throwable {
        Object target = new Object();
        find.callOn(target);
        find.callOn(target);
        assertThat(find.runs()).isEqualTo(1);
        return new WeakReference<>(target);
    }
}
