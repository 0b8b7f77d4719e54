package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.values.Kept;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How a load ended, as seen by those who waited for it. Immutable. */
final class Outcome {

    /** The body threw: the next one tries. */
    static final Outcome FAILED = new Outcome(Kind.FAILED, null, null, Freshness.ENDLESS);

    /** Nothing that could be shared came out: whoever waited runs the body. */
    static final Outcome UNSHARED = new Outcome(Kind.UNSHARED, null, null, Freshness.ENDLESS);

    enum Kind {
        VALUE,
        ABSENT,
        PENDING,
        UNSHARED,
        FAILED
    }

    private final Kind kind;
    private final @Nullable Kept kept;
    private final @Nullable CompletableFuture<@Nullable Kept> promise;
    private final Freshness freshness;

    private Outcome(
            Kind kind, @Nullable Kept kept, @Nullable CompletableFuture<@Nullable Kept> promise, Freshness freshness) {
        this.kind = kind;
        this.kept = kept;
        this.promise = promise;
        this.freshness = freshness;
    }

    static Outcome value(Kept kept) {
        return new Outcome(Kind.VALUE, kept, null, Freshness.ENDLESS);
    }

    /** @param kept what stands for the absent result; null for null itself */
    static Outcome absent(@Nullable Kept kept) {
        return new Outcome(Kind.ABSENT, kept, null, Freshness.ENDLESS);
    }

    /** @param promise completed when the result is there; with null for a null result */
    static Outcome pending(CompletableFuture<@Nullable Kept> promise) {
        return new Outcome(Kind.PENDING, null, promise, Freshness.ENDLESS);
    }

    /** The same, right for as long as that says. */
    Outcome as(Freshness right) {
        return new Outcome(kind, kept, promise, right);
    }

    Kind kind() {
        return kind;
    }

    /** Whether something, or its absence, came out. */
    boolean isValue() {
        return kind == Kind.VALUE || kind == Kind.ABSENT;
    }

    Freshness freshness() {
        return freshness;
    }

    @Nullable
    Kept kept() {
        return kept;
    }

    /** A future of the caller's own: what is done to it reaches nobody else. Only for {@link Kind#PENDING}. */
    CompletableFuture<@Nullable Object> future() {
        CompletableFuture<@Nullable Object> own = new CompletableFuture<>();
        if (promise != null) {
            CompletableFuture<?> unused = promise.whenComplete((result, failure) -> {
                if (failure != null) {
                    own.completeExceptionally(failure);
                } else {
                    complete(own, result);
                }
            });
        }
        return own;
    }

    private static void complete(CompletableFuture<@Nullable Object> future, @Nullable Kept result) {
        try {
            future.complete(result == null ? null : result.give());
        } catch (Throwable fault) {
            future.completeExceptionally(fault);
        }
    }
}
