package io.fallbackcached.core.call;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call in a thread of its own, of which the test knows when it is stuck waiting. */
final class Step {

    private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
    private final Thread thread;

    private Step(Callable<@Nullable Object> call) {
        thread = new Thread(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static Step call(WovenMethod method, @Nullable Object... arguments) {
        return new Step(() -> here(method, arguments));
    }

    /** A call in the thread that is here, where nothing may be thrown but exceptions. */
    static @Nullable Object here(WovenMethod method, @Nullable Object... arguments) throws Exception {
        try {
            return method.call(arguments);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    /** Does something in a thread of its own and waits for it. */
    @SuppressWarnings("unchecked")
    static <T> T run(Callable<T> action) throws Exception {
        return (T) new Step(action::call).result();
    }

    /** Returns once the call waits for another's load. */
    Step waiting() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > limit || result.isDone()) {
                throw new AssertionError("does not wait: " + thread.getState());
            }
            Thread.onSpinWait();
        }
        return this;
    }

    Step interrupt() {
        thread.interrupt();
        return this;
    }

    @Nullable
    Object result() throws Exception {
        return result.get(20, TimeUnit.SECONDS);
    }
}
