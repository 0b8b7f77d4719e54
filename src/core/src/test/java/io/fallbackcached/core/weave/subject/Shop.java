package io.fallbackcached.core.weave.subject;

import java.util.ArrayList;
import java.util.List;

/** Bodies of every shape, each counting that it ran. */
public class Shop implements Greeting {

    public static int bodies;

    public String name(String part) {
        bodies++;
        return "name of " + part;
    }

    public static long staticSum(int first, long second, byte third) {
        bodies++;
        long sum = first + second;
        return sum + third;
    }

    public final double price(float base, double factor, boolean round) {
        bodies++;
        double price = base * factor;
        if (round) {
            return Math.rint(price);
        }
        return price;
    }

    public synchronized char letter(short index, char first) {
        bodies++;
        return (char) (first + index);
    }

    public boolean callsPrivate(String text) {
        return isLong(text);
    }

    private boolean isLong(String text) {
        bodies++;
        return text.length() > 3;
    }

    @SafeVarargs
    public final <T> List<T> list(T... parts) {
        bodies++;
        List<T> list = new ArrayList<>();
        for (T part : parts) {
            list.add(part);
        }
        return list;
    }

    public int[] array(int size) {
        bodies++;
        return new int[size];
    }

    /** Begins with a loop, so the body's first instruction has a frame. */
    public int loopFirst(int n) {
        while (true) {
            if (n > 10) {
                return n;
            }
            n += 3;
        }
    }

    /** Overwrites its parameter with another type's value in the same slot, and throws from several places. */
    public Object tangled(Object input, int mode) {
        bodies++;
        try {
            switch (mode) {
                case 0:
                    input = Integer.valueOf(1);
                    return input;
                case 1:
                    throw new IllegalArgumentException("mode 1");
                default:
                    for (long i = 0; i < mode; i++) {
                        double half = i / 2.0;
                        if (half > 2) {
                            return half;
                        }
                    }
            }
        } catch (IllegalStateException never) {
            return never;
        } finally {
            bodies += 100;
        }
        synchronized (this) {
            return "end";
        }
    }

    public String nothing() {
        bodies++;
        return null;
    }

    public void save(String part, long number) {
        bodies++;
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
    }
}
