package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.rules.RefusalCode;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old values are the mutable ones
class RefusedValuesTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    static Stream<Object> unsafe() {
        Date captured = new Date();
        Supplier<Date> lambda = () -> captured;
        return Stream.of(
                lambda,
                Proxy.newProxyInstance(
                        RefusedValuesTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null),
                new ReentrantLock(),
                new WeakHashMap<>(),
                new HashMap<>(Map.of("a", 1)).keySet(),
                new ThreadLocal<>(),
                RefusedValuesTest.class.getClassLoader(),
                new Exception("has a stack"),
                new ArrayList<String>() {},
                new Guarded(),
                List.of(new Guarded()),
                new Foreign());
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void whatCannotBeCopiedSafelyIsNotKept(Object value) {
        assertThat(policy.keep(value).refusal()).isEqualTo(RefusalCode.VALUE_NOT_COPIED);
    }

    static Stream<Object> live() {
        return Stream.of(
                Stream.of(1),
                List.of(1).iterator(),
                new StringReader("x"),
                new CompletableFuture<>(),
                new Thread(() -> {}),
                new Connection(),
                new Object[] {Stream.of(1)});
    }

    @ParameterizedTest
    @MethodSource("live")
    void whatIsUsedUpByUseIsNotKept(Object value) {
        assertThat(policy.keep(value).refusal()).isEqualTo(RefusalCode.ONE_SHOT_VALUE);
    }

    @Test
    void theRefusalNamesTheTypeThatIsToBlame() {
        Kept kept = policy.keep(List.of(new Guarded()));

        assertThat(kept.detail()).isEqualTo(ReentrantLock.class.getName());
        assertThatThrownBy(kept::give).hasMessageContaining("FBC-303");
    }

    @Test
    void aFailureOfTheValueItselfIsARefusalNotAnException() {
        Set<Object> poisoned = new HashSet<>(List.of(new Poisoned()));

        assertThat(policy.keep(poisoned).refusal()).isEqualTo(RefusalCode.VALUE_NOT_COPIED);
    }

    static final class Guarded {
        final ReentrantLock lock = new ReentrantLock();
    }

    static final class Connection implements AutoCloseable {
        @Override
        public void close() {}
    }

    /** Every copy of it is one that can't be hashed. */
    static final class Poisoned {
        boolean hashedOnce;

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            if (hashedOnce) {
                throw new IllegalStateException("no hash");
            }
            hashedOnce = true;
            return 1;
        }
    }

    /** A map of another library, hashing mutable keys where nobody can see it. */
    static final class Foreign extends AbstractMap<Date, String> {
        final Map<Date, String> table = new HashMap<>(Map.of(new Date(1), "x"));

        @Override
        public Set<Map.Entry<Date, String>> entrySet() {
            return table.entrySet();
        }
    }
}
