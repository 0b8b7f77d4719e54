package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the agent is who looks at them
class FutureTest {

    private static final String ASYNC = "()Ljava/util/concurrent/CompletableFuture;";

    private final Application application = new Application();

    @Test
    void aFutureIsKeptOnceItCompletes() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> pending);
        find.call();
        pending.complete("found");

        CompletableFuture<?> first = (CompletableFuture<?>) find.answer();
        assertThat(first).isNotSameAs(pending);
        assertThat(first.getNow(null)).isEqualTo("found");
        assertThat(find.call()).isNotSameAs(first);
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void callersBeforeItCompletesGetFuturesOfTheirOwn() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> pending);
        find.call();
        CompletableFuture<?> cancelled = (CompletableFuture<?>) find.answer();
        CompletableFuture<?> patient = (CompletableFuture<?>) find.answer();
        cancelled.cancel(true);

        assertThat(pending).isNotDone();
        assertThat(patient).isNotDone();
        pending.complete(new ArrayList<>(List.of("found")));
        assertThat(patient.getNow(null)).isEqualTo(List.of("found"));
        assertThat(patient.join()).isNotSameAs(pending.join());
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void aFailedFutureIsNotKept() throws Throwable {
        WovenMethod find = application.caching(
                ASYNC, arguments -> CompletableFuture.failedFuture(new IllegalStateException("broken")));
        assertThat((CompletableFuture<?>) find.answer()).isCompletedExceptionally();
        find.call();
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aFailureReachesThoseWhoJoined() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> pending);
        find.call();
        CompletableFuture<?> joined = (CompletableFuture<?>) find.answer();
        pending.completeExceptionally(new IllegalStateException("broken"));

        assertThat(joined).isCompletedExceptionally();
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void nobodyJoinsAFutureThatIsOlderThanTheWaitLimit() throws Throwable {
        List<CompletableFuture<Object>> bodies = new ArrayList<>();
        WovenMethod find =
                application.caching(ASYNC, settings -> settings.waitLimit(Duration.ofNanos(1)), arguments -> {
                    bodies.add(new CompletableFuture<>());
                    return bodies.get(bodies.size() - 1);
                });
        find.call();
        find.call();
        assertThat(find.runs()).isEqualTo(2);

        bodies.get(0).complete("late");
        bodies.get(1).complete("found");
        assertThat(((CompletableFuture<?>) find.answer()).getNow(null)).isEqualTo("found");
    }

    @Test
    void nobodyJoinsOnceAValueCouldNotBeCopied() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find =
                application.caching(ASYNC, arguments -> pending.isDone() ? new CompletableFuture<>() : pending);
        find.call();
        pending.complete(new Object());
        find.call();
        find.call();

        assertThat(find.runs()).isEqualTo(3);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.VALUE_NOT_COPIED);
    }

    @Test
    void aCancelledFutureIsNotKept() throws Throwable {
        List<CompletableFuture<Object>> bodies = new ArrayList<>();
        WovenMethod find = application.caching(ASYNC, arguments -> {
            bodies.add(new CompletableFuture<>());
            return bodies.get(bodies.size() - 1);
        });
        CompletableFuture<?> first = (CompletableFuture<?>) find.answer();
        bodies.get(0).cancel(false);
        assertThat(first).isCancelled();
        find.call();
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void theFirstCallersFutureIsItsOwnToo() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> pending);
        CompletableFuture<?> first = (CompletableFuture<?>) find.answer();
        first.cancel(true);
        assertThat(pending).isNotDone();

        pending.complete("found");
        assertThat(((CompletableFuture<?>) find.answer()).getNow(null)).isEqualTo("found");
        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void whatTheFirstCallerDoesToTheValueWhenItArrivesReachesNobody() throws Throwable {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> pending);
        @SuppressWarnings("unchecked")
        CompletableFuture<List<String>> first = (CompletableFuture<List<String>>) find.answer();
        first.thenAccept(List::clear);

        pending.complete(new ArrayList<>(List.of("found")));
        assertThat(first.join()).isEmpty();
        assertThat(((CompletableFuture<?>) find.answer()).getNow(null)).isEqualTo(List.of("found"));
    }

    @Test
    void anEvictionBeforeItCompletesKeepsItOut() throws Throwable {
        CompletableFuture<Object> stale = new CompletableFuture<>();
        WovenMethod find = application.caching(ASYNC, arguments -> stale);
        find.call();
        application.changing(Action.EVICT, true, "()V", arguments -> null).call();
        stale.complete("old");

        find.call();
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aFutureOfNothingIsAbsent() throws Throwable {
        WovenMethod find = application.caching(ASYNC, arguments -> CompletableFuture.completedFuture(null));
        find.call();
        find.call();
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aFutureThatTheMethodDoesNotDeclareIsRefused() throws Throwable {
        WovenMethod find =
                application.caching("()Ljava/lang/Object;", arguments -> CompletableFuture.completedFuture("found"));
        find.call();
        find.call();

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.ONE_SHOT_VALUE);
    }
}
