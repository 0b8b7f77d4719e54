package io.fallbackcached.core.call;

/**
 * Asks for stack before a load begins. A load that begins with hardly any left could neither tell its waiters that it
 * failed nor that it ended; the end runs in a frame as deep as the beginning, so what is there now is there then.
 */
final class StackRoom {

    private static final int FRAMES = 300;

    private StackRoom() {}

    /** @throws StackOverflowError if there is too little: before there is anything that would have to be ended */
    static void demand() {
        if (use(FRAMES, 1, 2, 3) == 0) {
            throw new AssertionError("a sum of positive numbers");
        }
    }

    /** Values that are needed after the call keep its frame from shrinking when it is compiled. */
    private static long use(int frames, long a, long b, long c) {
        return frames == 0 ? a : (use(frames - 1, b + 1, c + 1, a + 1) & 0xff) + a + b + c;
    }
}
