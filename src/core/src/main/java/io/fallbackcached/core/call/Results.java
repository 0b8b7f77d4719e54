package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.ValueMode;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ValuePolicy;
import java.lang.invoke.MethodType;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between what a method returns and what is kept of it. Immutable. */
final class Results {

    private static final List<Class<?>> ONE_SHOT = List.of(
            BaseStream.class,
            Iterator.class,
            Enumeration.class,
            Spliterator.class,
            Future.class,
            CompletionStage.class,
            AutoCloseable.class);
    private static final List<Class<?>> MAY_BE_EMPTY =
            List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Whether a class is one of the above: to ask for so many interfaces takes its time. */
    private static final ClassValue<Boolean> SPECIAL = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Stream.of(ONE_SHOT, MAY_BE_EMPTY)
                    .flatMap(List::stream)
                    .anyMatch(kind -> kind.isAssignableFrom(type));
        }
    };

    private final Class<?> type;
    private final boolean async;
    private final ValueMode mode;
    private final ValuePolicy policy;

    /** @param declared the method's return type, erased */
    Results(Class<?> declared, ValueMode mode, ValuePolicy policy) {
        this.type = MethodType.methodType(declared).wrap().returnType();
        this.async =
                declared == CompletionStage.class || declared == CompletableFuture.class || declared == Future.class;
        this.mode = mode;
        this.policy = policy;
    }

    /** The value as a promise, if that is what the method is declared to return; else null. */
    @Nullable
    CompletionStage<?> promise(@Nullable Object value) {
        return async && value instanceof CompletionStage ? (CompletionStage<?>) value : null;
    }

    /** What to put away, so that what an entry gives is what a caller gets. */
    Object putAway(Kept kept) {
        return async ? new Fulfilled(kept) : kept.putAway();
    }

    /** As {@link #putAway}, for an absence; null for null itself. */
    @Nullable
    Object putAwayAbsence(@Nullable Kept kept) {
        if (kept != null) {
            return putAway(kept);
        }
        return async ? new Fulfilled(null) : null;
    }

    /** What one who waited gets for what a load brought. */
    @Nullable
    Object give(@Nullable Kept kept) {
        if (async) {
            return new Fulfilled(kept).give();
        }
        return kept == null ? null : kept.give();
    }

    /** @throws Unkept if nothing may be kept of the value */
    Outcome of(@Nullable Object value) {
        if (value == null) {
            // A promise that is null itself would be confused with the promise of a null.
            return async ? Outcome.UNSHARED : Outcome.absent(null);
        }
        return ofPresent(value, !async);
    }

    /** As {@link #of}, for what a promise brought. */
    Outcome ofPromised(@Nullable Object value) {
        return value == null ? Outcome.absent(null) : ofPresent(value, false);
    }

    private Outcome ofPresent(Object value, boolean ofDeclaredType) {
        boolean isSpecial = SPECIAL.get(value.getClass());
        if (isSpecial && isEmpty(value)) {
            return Outcome.absent(Kept.shared(value));
        }
        if (isSpecial && isOneShot(value)) {
            throw new Unkept(RefusalCode.ONE_SHOT_VALUE, value.getClass().getName());
        }
        Kept kept = mode == ValueMode.SHARED ? Kept.shared(value) : policy.keep(value);
        RefusalCode refusal = kept.refusal();
        if (refusal != null) {
            throw new Unkept(refusal, kept.detail());
        }
        if (ofDeclaredType && mode != ValueMode.SHARED && !type.isInstance(kept.give())) {
            throw new Unkept(
                    RefusalCode.VALUE_NOT_COPIED, value.getClass().getName() + ", whose copy is no " + type.getName());
        }
        return Outcome.value(kept);
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Optional && ((Optional<?>) value).isEmpty())
                || (value instanceof OptionalInt && ((OptionalInt) value).isEmpty())
                || (value instanceof OptionalLong && ((OptionalLong) value).isEmpty())
                || (value instanceof OptionalDouble && ((OptionalDouble) value).isEmpty());
    }

    private static boolean isOneShot(Object value) {
        return ONE_SHOT.stream().anyMatch(kind -> kind.isInstance(value));
    }

    /** What a promise brought: each caller gets a promise of their own. */
    private static final class Fulfilled extends Kept {
        private final @Nullable Kept kept;

        Fulfilled(@Nullable Kept kept) {
            this.kept = kept;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the caller of the woven method is who looks at it
        public Object give() {
            return CompletableFuture.completedFuture(kept == null ? null : kept.give());
        }
    }
}
