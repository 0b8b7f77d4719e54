package io.fallbackcached.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on, for a reason its message tells the reader, with what to do about it. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        this(message, null);
    }

    DemoFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
