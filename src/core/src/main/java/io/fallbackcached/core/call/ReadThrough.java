package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.Store;
import io.fallbackcached.core.values.Kept;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a miss: one caller of a key runs the body, the others wait for what it brings. No lock is held while a body
 * runs. What was invalidated while it was being loaded is not kept, and nobody who comes later joins that load.
 */
final class ReadThrough {

    private static final Logger LOG = LoggerFactory.getLogger(ReadThrough.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration SHORTEST_ABANDONMENT = Duration.ofSeconds(5);

    private final ConcurrentMap<Object, Flight> flights = new ConcurrentHashMap<>();
    private final Store<Kept> store;
    private final Results results;
    private final Wiring wiring;
    private final MethodVoice voice;
    private final Counters counters;
    private final String method;
    private final boolean keepAbsent;
    private final boolean mayWait;
    private final long waitLimit;

    /** A load may miss its end if the stack overflows there; it must not keep its key from being cached for ever. */
    private final long abandonedAfter;

    private volatile boolean promisesCannotBeShared;
    private final boolean debug = LOG.isDebugEnabled();

    ReadThrough(
            MethodPlan plan, Store<Kept> store, Results results, Wiring wiring, MethodVoice voice, Counters counters) {
        CacheSettings settings = plan.rules().get(0).rule().settings();
        this.store = store;
        this.results = results;
        this.wiring = wiring;
        this.voice = voice;
        this.counters = counters;
        this.method = plan.toString();
        this.keepAbsent = settings.keepAbsent();
        this.mayWait = !plan.isSynchronized();
        Duration limit = settings.waitLimit();
        this.waitLimit = (limit.compareTo(LONGEST_WAIT) < 0 ? limit : LONGEST_WAIT).toNanos();
        this.abandonedAfter = 10 * Math.max(waitLimit, SHORTEST_ABANDONMENT.toNanos());
    }

    /**
     * Answers a call that found nothing kept.
     *
     * @param probe the key, as far as the look-up needed it
     * @return what another load brought, or a ticket to run the body
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the caller of the woven method is who looks at it
    @Nullable
    Object miss(Object probe) throws Throwable {
        counters.miss();
        Flight own = new Flight(this, KeyPart.stored(probe, wiring.policy()));
        long deadline = System.nanoTime() + waitLimit;
        StackRoom.demand();
        while (true) {
            Flight other = flights.putIfAbsent(own.key(), own);
            if (other == null) {
                return lead(own);
            }
            Outcome outcome = join(other, deadline);
            switch (outcome.kind()) {
                case VALUE:
                case ABSENT:
                    return results.give(outcome.kept());
                case PENDING:
                    if (promisesCannotBeShared) {
                        return bypass();
                    }
                    if (other.age() < waitLimit) {
                        return outcome.future();
                    }
                    dismiss(other);
                    break;
                case FAILED:
                    break;
                case UNSHARED:
                default:
                    return bypass();
            }
        }
    }

    Object bypass() {
        counters.bypass();
        return wiring.tickets().bypass();
    }

    /** Forgets a key, in flight or kept. What is loaded from now on may be kept. */
    void evict(Object key) {
        Flight flight = flights.get(key);
        if (flight != null) {
            dismiss(flight);
        }
        store.remove(key);
    }

    void evictAll() {
        flights.values().forEach(this::dismiss);
        store.clear();
    }

    /** Keeps a result that came from elsewhere, in place of what is kept or being loaded. */
    void put(Object key, @Nullable Object value, boolean promised) {
        evict(key);
        try {
            keep(key, promised ? results.ofPromised(value) : results.of(value));
        } catch (Unkept refusal) {
            refused(refusal);
        }
    }

    @Nullable
    Object returned(Flight flight, @Nullable Object value) {
        try {
            CompletionStage<?> promise = results.promise(value);
            if (promise != null) {
                return await(flight, promise);
            }
            end(flight, results.of(value));
        } catch (Unkept refusal) {
            refused(refusal);
        } catch (Throwable fault) {
            voice.fault("keeping a result", fault);
        } finally {
            if (flight.outcome() == null) {
                end(flight, Outcome.UNSHARED);
            }
        }
        return value;
    }

    void end(Flight flight, Outcome outcome) {
        try {
            flight.keep(() -> keep(flight.key(), outcome));
        } catch (Throwable fault) {
            voice.fault("storing a result", fault);
        } finally {
            // In this order, so that whoever finds no flight finds the entry, and whoever tries again may lead.
            flights.remove(flight.key(), flight);
            flight.land(outcome);
        }
    }

    private @Nullable Object lead(Flight flight) throws Throwable {
        try {
            // The load before this one may have ended between our look-up and our take-off.
            Entry<Kept> entry = store.peek(flight.key());
            if (entry != null) {
                flight.thrown();
                return results.give(entry.value());
            }
            if (debug) {
                LOG.debug("{}: key {} falls back to the original method", method, flight.key());
            }
            counters.load();
            return wiring.tickets().of(flight);
        } catch (Throwable fault) {
            flight.thrown();
            throw fault;
        }
    }

    private Outcome join(Flight flight, long deadline) {
        if (flight.outcome() == null && flight.age() > abandonedAfter) {
            dismiss(flight);
            return Outcome.FAILED;
        }
        if (flight.outcome() == null && (!mayWait || !WaitGraph.await(flight, deadline - System.nanoTime()))) {
            return Outcome.UNSHARED;
        }
        Outcome outcome = flight.outcome();
        return outcome == null ? Outcome.UNSHARED : outcome;
    }

    private void dismiss(Flight flight) {
        flight.overtake();
        flights.remove(flight.key(), flight);
    }

    private void keep(Object key, Outcome outcome) {
        Kept kept = outcome.kept();
        if (outcome.kind() == Outcome.Kind.VALUE && kept != null) {
            store.put(key, kept);
        } else if (outcome.kind() == Outcome.Kind.ABSENT && keepAbsent) {
            store.putAbsent(key, kept);
        }
    }

    /**
     * Lets waiters go with a future each; the flight stays open for more of them until the promise is kept or broken. The
     * first caller gets one too, completed last: with the body's own it could change the value before it is copied.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the caller of the woven method is who looks at it
    private Object await(Flight flight, CompletionStage<?> stage) {
        CompletableFuture<@Nullable Kept> promise = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> first = new CompletableFuture<>();
        CompletionStage<?> unused = stage.whenComplete((value, failure) -> {
            settle(flight, promise, value, failure);
            if (failure == null) {
                first.complete(value);
            } else {
                first.completeExceptionally(failure);
            }
        });
        flight.land(Outcome.pending(promise));
        return first;
    }

    private void settle(
            Flight flight,
            CompletableFuture<@Nullable Kept> promise,
            @Nullable Object value,
            @Nullable Throwable failure) {
        // Those who have a future already cannot run the body any more: if the value turns out not to be copyable they
        // get
        // the very object. It is the last time for this method: from then on nobody joins.
        Kept shared = value == null ? null : Kept.shared(value);
        try {
            if (failure == null) {
                Outcome outcome = results.ofPromised(value);
                shared = outcome.kept();
                flight.keep(() -> keep(flight.key(), outcome));
            }
        } catch (Unkept refusal) {
            promisesCannotBeShared = true;
            refused(refusal);
        } catch (Throwable fault) {
            promisesCannotBeShared = true;
            voice.fault("keeping a result", fault);
        } finally {
            flights.remove(flight.key(), flight);
            if (failure == null) {
                promise.complete(shared);
            } else {
                promise.completeExceptionally(failure);
            }
        }
    }

    private void refused(Unkept refusal) {
        counters.refusal();
        voice.refused(refusal.code(), refusal.detail());
    }
}
