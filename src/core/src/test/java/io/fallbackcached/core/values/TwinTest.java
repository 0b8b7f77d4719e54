package io.fallbackcached.core.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes that are defined once more. */
class TwinTest {

    private static MethodHandle answering(String answer) {
        return MethodHandles.constant(Object.class, answer);
    }

    private static @Nullable Constructor<?> twin(MethodHandle handle) {
        return Twin.of(TwinTemplate.LOOKUP, List.of(handle));
    }

    @Test
    void eachHasItsOwnHandleAndTheTemplateHasNone() throws Exception {
        assumeTrue(Runtime.version().feature() >= 16);
        Supplier<?> first =
                (Supplier<?>) requireNonNull(twin(answering("first"))).newInstance();
        Supplier<?> second =
                (Supplier<?>) requireNonNull(twin(answering("second"))).newInstance();

        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
        assertThat(new TwinTemplate().get()).isEqualTo("none");
    }

    @Test
    void whereThereAreNoHiddenClassesThereAreNoTwins() {
        assumeTrue(Runtime.version().feature() < 16);

        assertThat(twin(answering("first"))).isNull();
    }

    @Test
    void aTwinThatNobodyUsesIsCollectedWithItsHandle() throws Exception {
        assumeTrue(Runtime.version().feature() >= 16);
        WeakReference<?> twin = new WeakReference<>(
                requireNonNull(twin(answering("first"))).newInstance().getClass());

        for (int i = 0; i < 50 && twin.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(twin.get()).isNull();
    }
}
