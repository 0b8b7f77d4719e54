package com.acme.loader.shapes;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the runs of all bodies, so that an answer from memory shows. */
final class Runs {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Runs() {}

    static String next() {
        return "#" + COUNT.incrementAndGet();
    }
}
