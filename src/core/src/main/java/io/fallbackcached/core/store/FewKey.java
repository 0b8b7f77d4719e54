package io.fallbackcached.core.store;

import io.fallbackcached.core.values.ValuePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The key of a method with two or three arguments: its references in order, then its primitive numbers, as a method of that
 * type has them. One flat object for all such methods, so that a look-up allocates none and the JIT needs to know no more
 * than this class. Immutable, but for arguments in it that are only looked up by.
 */
public final class FewKey implements KeyPart {

    /** How many arguments it has room for of either sort. */
    public static final int ROOM = 3;

    /** Stands for an argument that there is not. */
    public static final Object NONE = new Absence();

    final Object first;
    final Object second;
    final Object third;
    final long firstNumber;
    final long secondNumber;
    final long thirdNumber;

    /** Of parts, {@link #NONE} for those there are not; and numbers, 0 for those. */
    public FewKey(Object first, Object second, Object third, long firstNumber, long secondNumber, long thirdNumber) {
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
        return is(other, first, second, third, firstNumber, secondNumber, thirdNumber);
    }

    static boolean is(
            @Nullable Object key,
            Object one,
            Object two,
            Object three,
            long oneNumber,
            long twoNumber,
            long threeNumber) {
        return key instanceof FewEntry
                ? ((FewEntry<?>) key).isOf(one, two, three, oneNumber, twoNumber, threeNumber)
                : key instanceof FewKey && ((FewKey) key).isOf(one, two, three, oneNumber, twoNumber, threeNumber);
    }

    private boolean isOf(Object one, Object two, Object three, long oneNumber, long twoNumber, long threeNumber) {
        return firstNumber == oneNumber
                && secondNumber == twoNumber
                && thirdNumber == threeNumber
                && isSame(first, one)
                && isSame(second, two)
                && isSame(third, three);
    }

    @Override
    public int hashCode() {
        return hash(first, second, third, firstNumber, secondNumber, thirdNumber);
    }

    /**
     * A power of 31 for each, as {@link java.util.Arrays#hashCode} has it, the lowest for the number that most methods have:
     * consecutive ones lie side by side.
     */
    static int hash(Object one, Object two, Object three, long oneNumber, long twoNumber, long threeNumber) {
        return Long.hashCode(oneNumber)
                + 31 * one.hashCode()
                + 31 * 31 * two.hashCode()
                + 31 * 31 * 31 * Long.hashCode(twoNumber)
                + 31 * 31 * 31 * 31 * Long.hashCode(threeNumber)
                + 31 * 31 * 31 * 31 * 31 * three.hashCode();
    }

    @Override
    public String toString() {
        return toString(first, second, third, firstNumber, secondNumber, thirdNumber);
    }

    static String toString(Object one, Object two, Object three, long oneNumber, long twoNumber, long threeNumber) {
        return "[" + one + ", " + two + ", " + three + ", " + oneNumber + ", " + twoNumber + ", " + threeNumber + "]";
    }

    /** Strings apart, so that the JIT sees whose {@code equals} it is where others are in use too. */
    static boolean isSame(Object one, Object other) {
        if (one == other) {
            return true;
        }
        return one instanceof String ? ((String) one).equals(other) : one.equals(other);
    }

    /** A class of its own, so that the JIT works out its hash. */
    private static final class Absence {

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public String toString() {
            return "-";
        }
    }
}
