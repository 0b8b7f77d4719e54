package io.fallbackcached.jdbc.session;

import org.jspecify.annotations.Nullable;

/** The watched calls that a thread is in, so that what a driver does by itself is told from what the application does. */
final class CallStack {

    private static final ThreadLocal<CallStack> HERE = ThreadLocal.withInitial(CallStack::new);

    private @Nullable StackedCall top;

    /** Whether what the thread calls is asked on the agent's behalf. A field, since a thread out of stack can still set it. */
    boolean unwatched;

    static CallStack here() {
        return HERE.get();
    }

    @Nullable
    StackedCall top() {
        return top;
    }

    /** Whether a call of this object is under way, of which the one that begins is a part. */
    boolean isIn(Object target) {
        for (StackedCall call = top; call != null; call = call.outer()) {
            if (call.target() == target) {
                return true;
            }
        }
        return false;
    }

    void set(@Nullable StackedCall call) {
        top = call;
    }
}
