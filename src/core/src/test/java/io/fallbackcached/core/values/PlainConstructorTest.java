package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What constructors do beside giving fields their first values. */
@SuppressWarnings({"unused", "UnusedVariable", "Finalize", "removal", "deprecation", "checkstyle:all"})
class PlainConstructorTest {

    @ParameterizedTest
    @ValueSource(classes = {Empty.class, FirstValues.class, Inheriting.class})
    void nobodyMissesAConstructorThatOnlyGivesFirstValues(Class<?> type) {
        assertThat(PlainConstructor.has(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Counting.class,
                CountingByMethod.class,
                Registering.class,
                Linking.class,
                Calling.class,
                Throwing.class,
                Delegating.class,
                Lambda.class,
                OfAnother.class,
                Finalized.class,
                InheritingACount.class
            })
    void whatAConstructorDoesBesideThatIsNoticed(Class<?> type) {
        assertThat(PlainConstructor.has(type)).isFalse();
    }

    static class Empty {}

    static class FirstValues {
        int number = 3;

        @Nullable
        String text = "text";

        Thread.State state = Thread.State.NEW;
        List<String> list = new ArrayList<>();
        List<String> fixed = List.of();
        Instant made = Instant.now();
        Integer boxed = 77;
    }

    static class Inheriting extends FirstValues {
        int more = 4;
    }

    static class Counting {
        static int made;

        Counting() {
            made++;
        }
    }

    static class CountingByMethod {
        static final AtomicInteger MADE = new AtomicInteger();
        int id = MADE.incrementAndGet();
    }

    static class Registering {
        static final Object[] LAST = new Object[1];

        Registering() {
            LAST[0] = this;
        }
    }

    static class Linking {
        static final @Nullable Linking FIRST = null;

        @Nullable
        Linking next;

        Linking() {
            if (FIRST != null) {
                FIRST.next = this;
            }
        }
    }

    static class Calling {
        Calling() {
            hello();
        }

        final void hello() {}
    }

    static class Throwing {
        Throwing() {
            throw new IllegalStateException();
        }
    }

    static class Delegating {
        Delegating() {
            this(1);
        }

        Delegating(int any) {}
    }

    static class Lambda {
        Runnable lambda = () -> {};
    }

    static class OfAnother {
        Object other = new Counting();
    }

    static class Finalized {
        @Override
        protected void finalize() {}
    }

    static class InheritingACount extends Counting {}
}
