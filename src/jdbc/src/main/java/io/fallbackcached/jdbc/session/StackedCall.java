package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.watch.WatchedCall;
import org.jspecify.annotations.Nullable;

/** A watched call while it is under way. Used by its thread. */
abstract class StackedCall implements WatchedCall {

    private final CallStack stack = CallStack.here();
    private final Object target;
    private final @Nullable WatchedConnection connection;
    private final @Nullable StackedCall outer = stack.top();

    /**
     * @param target the object that was called
     * @param connection the one it is about; null if that is not known yet
     */
    StackedCall(Object target, @Nullable WatchedConnection connection) {
        this.target = target;
        this.connection = connection;
    }

    /** The call is under way from now on. */
    final StackedCall stacked() {
        stack.set(this);
        return this;
    }

    final Object target() {
        return target;
    }

    final @Nullable WatchedConnection connection() {
        return connection;
    }

    final @Nullable StackedCall outer() {
        return outer;
    }

    // The stack is put right first, and without a call: whatever goes wrong then, the next one finds it right.

    @Override
    public final void returned(@Nullable Object value) {
        stack.set(outer);
        ended(value);
    }

    @Override
    public final void thrown(Throwable failure) {
        stack.set(outer);
        failed(failure);
    }

    abstract void ended(@Nullable Object value);

    abstract void failed(Throwable failure);
}
