package io.fallbackcached.core.call;

import io.fallbackcached.core.values.ValuePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The key of a method with two or three arguments: its references in order, then its primitive numbers, as a method of that
 * type has them. One flat object for all such methods, so that a look-up allocates none and the JIT needs to know no more
 * than this class. Immutable, but for arguments in it that are only looked up by.
 */
final class FewKey implements KeyPart {

    /** How many arguments it has room for of either sort. */
    static final int ROOM = 3;

    private final Object first;
    private final Object second;
    private final Object third;
    private final long firstNumber;
    private final long secondNumber;
    private final long thirdNumber;

    /** Parts, {@link Keys#NONE} for those there are not; and numbers, 0 for those. */
    FewKey(Object first, Object second, Object third, long firstNumber, long secondNumber, long thirdNumber) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.firstNumber = firstNumber;
        this.secondNumber = secondNumber;
        this.thirdNumber = thirdNumber;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        return new FewKey(
                KeyPart.stored(first, policy),
                KeyPart.stored(second, policy),
                KeyPart.stored(third, policy),
                firstNumber,
                secondNumber,
                thirdNumber);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof FewKey)) {
            return false;
        }
        FewKey that = (FewKey) other;
        return firstNumber == that.firstNumber
                && secondNumber == that.secondNumber
                && thirdNumber == that.thirdNumber
                && isSame(first, that.first)
                && isSame(second, that.second)
                && isSame(third, that.third);
    }

    /**
     * A power of 31 for each, as {@link java.util.Arrays#hashCode} has it, the lowest for the number that most methods have:
     * consecutive ones lie side by side.
     */
    @Override
    public int hashCode() {
        return Long.hashCode(firstNumber)
                + 31 * first.hashCode()
                + 31 * 31 * second.hashCode()
                + 31 * 31 * 31 * Long.hashCode(secondNumber)
                + 31 * 31 * 31 * 31 * Long.hashCode(thirdNumber)
                + 31 * 31 * 31 * 31 * 31 * third.hashCode();
    }

    @Override
    public String toString() {
        return "[" + first + ", " + second + ", " + third + ", " + firstNumber + ", " + secondNumber + ", "
                + thirdNumber + "]";
    }

    /** Strings apart, so that the JIT sees whose {@code equals} it is where others are in use too. */
    private static boolean isSame(Object one, Object other) {
        if (one == other) {
            return true;
        }
        return one instanceof String ? ((String) one).equals(other) : one.equals(other);
    }
}
