package io.fallbackcached.core.call;

/**
 * Asks for stack before a load begins. A load that begins with hardly any left could neither tell its waiters that it
 * failed nor that it ended; the end runs in a frame as deep as the beginning, so what is there now is there then.
 *
 * <p>Few frames, and large ones: a processor foresees some sixteen returns, and each of the others costs more than all else that
 * a frame does. What makes them large is what only the last of them uses: variables, for which the interpreter makes room in
 * each, and the arguments of a call, for which compiled code does. They are too long to be inlined into one.
 */
final class StackRoom {

    private static final int FRAMES = 10;

    private StackRoom() {}

    /** @throws StackOverflowError if there is too little: before there is anything that would have to be ended */
    static void demand() {
        if (use(FRAMES, 1) == 0) {
            throw new AssertionError("a sum of positive numbers");
        }
    }

    // spotless:off
    private static long use(int frames, long last) {
        if (frames > 0) {
            return use(frames - 1, last) + 1;
        }
        long a0 = last, a1 = last, a2 = last, a3 = last, a4 = last, a5 = last, a6 = last, a7 = last, a8 = last, a9 = last, a10 = last, a11 = last, a12 = last, a13 = last;
        long b0 = last, b1 = last, b2 = last, b3 = last, b4 = last, b5 = last, b6 = last, b7 = last, b8 = last, b9 = last, b10 = last, b11 = last, b12 = last, b13 = last;
        long c0 = last, c1 = last, c2 = last, c3 = last, c4 = last, c5 = last, c6 = last, c7 = last, c8 = last, c9 = last, c10 = last, c11 = last, c12 = last, c13 = last;
        long d0 = last, d1 = last, d2 = last, d3 = last, d4 = last, d5 = last, d6 = last, d7 = last, d8 = last, d9 = last, d10 = last, d11 = last, d12 = last, d13 = last;
        long e0 = last, e1 = last, e2 = last, e3 = last, e4 = last, e5 = last, e6 = last, e7 = last, e8 = last, e9 = last, e10 = last, e11 = last, e12 = last, e13 = last;
        long f0 = last, f1 = last, f2 = last, f3 = last, f4 = last, f5 = last, f6 = last, f7 = last, f8 = last, f9 = last, f10 = last, f11 = last, f12 = last, f13 = last;
        long g0 = last, g1 = last, g2 = last, g3 = last, g4 = last, g5 = last, g6 = last, g7 = last, g8 = last, g9 = last, g10 = last, g11 = last, g12 = last, g13 = last;
        long h0 = last, h1 = last, h2 = last, h3 = last, h4 = last, h5 = last, h6 = last, h7 = last, h8 = last, h9 = last, h10 = last, h11 = last, h12 = last, h13 = last;
        return sum(
            a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13,
            b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13,
            c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13,
            d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13,
            e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13,
            f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13,
            g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13,
            h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13);
    }

    private static long sum(
            long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8, long a9, long a10, long a11, long a12, long a13,
            long b0, long b1, long b2, long b3, long b4, long b5, long b6, long b7, long b8, long b9, long b10, long b11, long b12, long b13,
            long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9, long c10, long c11, long c12, long c13,
            long d0, long d1, long d2, long d3, long d4, long d5, long d6, long d7, long d8, long d9, long d10, long d11, long d12, long d13,
            long e0, long e1, long e2, long e3, long e4, long e5, long e6, long e7, long e8, long e9, long e10, long e11, long e12, long e13,
            long f0, long f1, long f2, long f3, long f4, long f5, long f6, long f7, long f8, long f9, long f10, long f11, long f12, long f13,
            long g0, long g1, long g2, long g3, long g4, long g5, long g6, long g7, long g8, long g9, long g10, long g11, long g12, long g13,
            long h0, long h1, long h2, long h3, long h4, long h5, long h6, long h7, long h8, long h9, long h10, long h11, long h12, long h13) {
        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13
            + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 + b10 + b11 + b12 + b13
            + c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11 + c12 + c13
            + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9 + d10 + d11 + d12 + d13
            + e0 + e1 + e2 + e3 + e4 + e5 + e6 + e7 + e8 + e9 + e10 + e11 + e12 + e13
            + f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8 + f9 + f10 + f11 + f12 + f13
            + g0 + g1 + g2 + g3 + g4 + g5 + g6 + g7 + g8 + g9 + g10 + g11 + g12 + g13
            + h0 + h1 + h2 + h3 + h4 + h5 + h6 + h7 + h8 + h9 + h10 + h11 + h12 + h13;
    }
    // spotless:on
}
