package io.fallbackcached.demo.stage;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on, for a reason its message tells the reader, with what to do about it. */
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DemoFailure(String message) {
        this(message, null);
    }

    public DemoFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
