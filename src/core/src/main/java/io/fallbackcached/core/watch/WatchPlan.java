package io.fallbackcached.core.watch;

import io.fallbackcached.core.rules.WeavePlan;
import io.fallbackcached.core.rules.match.ClassFacts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What to weave into a method in order to watch it, and who watches. Immutable; equal by content. */
public final class WatchPlan implements WeavePlan {

    private final Watches watches;
    private final Watcher watcher;
    private final String className;
    private final String methodName;
    private final String descriptor;
    private final boolean isStatic;

    /** @param className with slashes */
    WatchPlan(Watches watches, Watcher watcher, String className, ClassFacts.Method method) {
        this.watches = watches;
        this.watcher = watcher;
        this.className = className.replace('/', '.');
        this.methodName = method.name();
        this.descriptor = method.descriptor();
        this.isStatic = method.isStatic();
    }

    /**
     * Tells the watcher of a call. Never throws.
     *
     * @param target null for a static method
     * @param arguments all of them
     * @return to be told how the call ends, by {@link #returned} or {@link #thrown}; null for nothing
     */
    public @Nullable WatchedCall begin(@Nullable Object target, @Nullable Object[] arguments) {
        if (watches.isClosed()) {
            return null;
        }
        try {
            watches.faults().settle(methodName);
            return watcher.begin(target, arguments);
        } catch (Throwable fault) {
            watches.faults().happened(toString(), fault);
            return new UnseenCall();
        }
    }

    /** A call that was told of has returned. Never throws: the watcher's faults are not the application's. */
    public void returned(WatchedCall call, @Nullable Object value) {
        try {
            call.returned(value);
        } catch (Throwable fault) {
            watches.faults().happened(toString(), fault);
        }
    }

    /** As {@link #returned}, for one that has thrown. */
    public void thrown(WatchedCall call, Throwable failure) {
        try {
            call.thrown(failure);
        } catch (Throwable fault) {
            watches.faults().happened(toString(), fault);
        }
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public String methodName() {
        return methodName;
    }

    @Override
    public String descriptor() {
        return descriptor;
    }

    @Override
    public boolean isStatic() {
        return isStatic;
    }

    @Override
    public boolean caches() {
        return false;
    }

    @Override
    public boolean passesTarget() {
        return !isStatic;
    }

    @Override
    public List<Integer> passedParameters() {
        int count = Type.getArgumentCount(descriptor);
        return IntStream.range(0, count).boxed().collect(Collectors.toUnmodifiableList());
    }

    /** For people: {@code org.acme.Driver.connect(Ljava/lang/String;)V}. */
    @Override
    public String toString() {
        return className + '.' + methodName + descriptor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchPlan
                && watcher == ((WatchPlan) other).watcher
                && isStatic == ((WatchPlan) other).isStatic
                && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** What nobody watches because of a fault may write until it ends. */
    private final class UnseenCall implements WatchedCall {

        @Override
        public void returned(@Nullable Object value) {
            watches.faults().ended(WatchPlan.this.toString());
        }

        @Override
        public void thrown(Throwable failure) {
            watches.faults().ended(WatchPlan.this.toString());
        }
    }
}
