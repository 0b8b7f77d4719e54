package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key, equal to a {@link FewKey}. Immutable. */
final class FewEntry<V> extends OwnKeyEntry<V> {

    private final Object first;
    private final Object second;
    private final Object third;
    private final long firstNumber;
    private final long secondNumber;
    private final long thirdNumber;

    FewEntry(FewKey key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(key, value, freshness, limits);
        this.first = key.first;
        this.second = key.second;
        this.third = key.third;
        this.firstNumber = key.firstNumber;
        this.secondNumber = key.secondNumber;
        this.thirdNumber = key.thirdNumber;
    }

    boolean isOf(String one, long oneNumber, long twoNumber, long threeNumber) {
        return firstNumber == oneNumber && secondNumber == twoNumber && thirdNumber == threeNumber && one.equals(first);
    }

    boolean isOf(Object one, Object two, Object three, long oneNumber, long twoNumber, long threeNumber) {
        return firstNumber == oneNumber
                && secondNumber == twoNumber
                && thirdNumber == threeNumber
                && FewKey.isSame(first, one)
                && FewKey.isSame(second, two)
                && FewKey.isSame(third, three);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FewKey.is(other, first, second, third, firstNumber, secondNumber, thirdNumber);
    }

    @Override
    public int hashCode() {
        return FewKey.hash(first, second, third, firstNumber, secondNumber, thirdNumber);
    }

    @Override
    public String toString() {
        return FewKey.toString(first, second, third, firstNumber, secondNumber, thirdNumber);
    }
}
