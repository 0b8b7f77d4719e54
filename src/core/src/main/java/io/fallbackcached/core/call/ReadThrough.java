package io.fallbackcached.core.call;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.ThreadView;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.store.Store;
import io.fallbackcached.core.values.Kept;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of every call that is no plain hit. On a miss one caller of a key runs the body, the others wait for what it
 * brings. No lock is held while a body runs. What was invalidated while it was being loaded is not kept, and nobody who
 * comes later joins that load.
 *
 * <p>Longer than most, since what a call may be given is decided by the order of these questions, and what is kept by the order of
 * these endings: whoever changes one has to see the others.
 */
final class ReadThrough {

    private final Flights flights;
    private final Store<Object> store;
    private final Results results;
    private final Wiring wiring;
    private final MethodVoice voice;
    private final Counters counters;
    private final Coherence coherence;
    private final Origins origins;
    private final String method;
    private final boolean keepAbsent;
    private volatile boolean promisesCannotBeShared;
    private final boolean debug = LOG.isDebugEnabled();

    ReadThrough(
            MethodPlan plan,
            Store<Object> store,
            Results results,
            Wiring wiring,
            MethodVoice voice,
            Counters counters) {
        CacheSettings settings = plan.rules().get(0).rule().settings();
        this.store = store;
        this.results = results;
        this.wiring = wiring;
        this.voice = voice;
        this.counters = counters;
        this.coherence = wiring.coherence();
        this.origins = new Origins(plan, coherence, voice, counters);
        this.method = plan.toString();
        this.keepAbsent = settings.keepAbsent();
        this.flights = new Flights(!plan.isSynchronized(), settings.waitLimit());
    }

    /**
     * Answers a call that found nothing kept, or has something to look at before what it found may be given.
     *
     * @param probe the key, as far as the look-up needed it
     * @param seen what a glance found, perhaps not right any more; null if nothing was
     * @return what is kept, or what another load brought, or a ticket to run the body
     */
    @Nullable
    Object answer(Object probe, @Nullable Entry<Object> seen) throws Throwable {
        // A glance may miss what is there while the table is being changed; whoever is about to load looks again.
        Entry<Object> entry = seen != null && seen.isLive(wiring.ticker()) ? seen : null;
        ThreadView thread = coherence.here();
        if (entry != null && thread.isIdle() && coherence.isPlain()) {
            // Something is going on somewhere, but not here.
            return entry.given();
        }
        if (origins.isRefused()) {
            return bypass();
        }
        boolean isPastMemory = thread.mustBypass();
        if (isPastMemory && thread.isInTransaction()) {
            return bypass();
        }
        if (isPastMemory || origins.isUncovered()) {
            return detour(KeyPart.stored(probe, wiring.policy()));
        }
        if (!coherence.tenancy().isKnown()) {
            return answer(probe, entry, thread);
        }
        List<Object> tenant = coherence.tenancy().current();
        if (tenant == null) {
            voice.refused(RefusalCode.UNKNOWN_CONTEXT, "the tenant is none that could be compared");
            return bypass();
        }
        TenantKey key = new TenantKey(probe, tenant);
        return answer(key, store.peek(key), thread);
    }

    private @Nullable Object answer(Object probe, @Nullable Entry<Object> entry, ThreadView thread) throws Throwable {
        Context context = thread.context();
        if (context != null) {
            coherence.met(context);
        }
        if (!coherence.isAmbiguous()) {
            boolean isElsewhere = entry != null && entry.freshness().isOfAnother(context);
            return isElsewhere ? bypass() : inContext(probe, entry, thread);
        }
        if (context != null) {
            ContextKey key = new ContextKey(probe, context);
            return inContext(key, store.peek(key), thread);
        }
        boolean fits = entry == null || origins.fits(probe, entry.freshness());
        if (!fits || origins.mayDependOnContext()) {
            voice.refused(RefusalCode.UNKNOWN_CONTEXT, "");
            return bypass();
        }
        return inContext(probe, entry, thread);
    }

    private @Nullable Object inContext(Object probe, @Nullable Entry<Object> entry, ThreadView thread)
            throws Throwable {
        if (entry == null) {
            return miss(probe, thread);
        }
        return thread.hasWritten(entry.freshness()) ? bypass() : give(entry, thread);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the caller of the woven method is who looks at it
    private @Nullable Object miss(Object probe, ThreadView thread) throws Throwable {
        counters.miss();
        Flight own = new Flight(this, KeyPart.stored(probe, wiring.policy()));
        StackRoom.demand();
        while (true) {
            Flight other = flights.takeOff(own);
            if (other == null) {
                return lead(own, thread);
            }
            if (thread.hasWritten()) {
                return bypass();
            }
            Outcome outcome = flights.join(other, flights.deadline(own));
            switch (outcome.kind()) {
                case VALUE:
                case ABSENT:
                    if (!isFor(own.key(), outcome.freshness(), thread)) {
                        return bypass();
                    }
                    if (outcome.freshness().holds()) {
                        used(outcome.freshness(), thread);
                        return results.give(outcome.kept());
                    }
                    break;
                case PENDING:
                    // A promise given out now may be kept with what was read before a write that has taken place.
                    if (promisesCannotBeShared || coherence.hasDatabases()) {
                        return bypass();
                    }
                    if (flights.isHopeful(other)) {
                        return outcome.future();
                    }
                    flights.dismiss(other);
                    break;
                case FAILED:
                    break;
                case UNSHARED:
                default:
                    return detour(own.key());
            }
        }
    }

    Explanation explanation() {
        return origins.explanation();
    }

    Object bypass() {
        counters.bypass();
        return wiring.tickets().bypass();
    }

    private Object detour(Object key) throws Throwable {
        Object bypass = bypass();
        return coherence.hearsOthers() ? wiring.tickets().of(new Detour(this, key)) : bypass;
    }

    /** A body has returned what may be newer than what is kept, or being loaded, under this key. */
    void passed(Object key) {
        try {
            evict(key);
        } catch (Throwable fault) {
            voice.fault("forgetting what may be older", fault);
        }
    }

    /** Forgets a key, in flight or kept. What is loaded from now on may be kept. */
    void evict(Object key) {
        if (coherence.isAmbiguous() || coherence.tenancy().isKnown()) {
            evictAll();
            return;
        }
        flights.overtake(key, !coherence.hearsOthers());
        store.remove(key);
    }

    void evictAll() {
        flights.overtakeAll(!coherence.hearsOthers());
        store.clear();
    }

    /** Keeps a result that came from elsewhere, in place of what is kept or being loaded. */
    void put(Object key, @Nullable Object value, boolean promised, Freshness freshness) {
        evict(key);
        if (!origins.fits(key, freshness)) {
            return;
        }
        try {
            keep(key, (promised ? results.ofPromised(value) : results.of(value)).as(freshness));
        } catch (Unkept refusal) {
            refused(refusal);
        }
    }

    @Nullable
    Object returned(Flight flight, @Nullable Object value) {
        try {
            CompletionStage<?> promise = results.promise(value);
            Verdict verdict = origins.judge(flight, promise != null);
            Freshness freshness = verdict.freshness();
            if (freshness == null) {
                counters.unkept();
                if (origins.isRefused()) {
                    // Hits do not ask whether the method is refused.
                    evictAll();
                }
                end(flight, verdict == Verdict.STALE ? Outcome.FAILED : Outcome.UNSHARED);
            } else if (promise != null) {
                return await(flight, promise);
            } else {
                end(flight, results.of(value).as(freshness));
            }
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

    void thrown(Flight flight) {
        try {
            LoadScope scope = flight.scope();
            if (scope != null) {
                scope.abandon();
            }
        } catch (Throwable fault) {
            voice.fault("ending a load", fault);
        } finally {
            end(flight, Outcome.FAILED);
        }
    }

    private void end(Flight flight, Outcome outcome) {
        try {
            if (!flight.keep(outcome)) {
                shown(flight.key());
            }
        } catch (Throwable fault) {
            voice.fault("storing a result", fault);
        } finally {
            land(flight, outcome);
        }
    }

    /** In this order, so that whoever finds no flight finds the entry, and whoever tries again may lead. */
    private void land(Flight flight, Outcome outcome) {
        flights.remove(flight);
        flight.land(outcome);
    }

    /**
     * A load that is not kept has shown somebody what others may have written since, of which nobody here has heard. What is kept is
     * not looked at while a commit is in doubt, but would be again if that fails.
     */
    private void shown(Object key) {
        if (coherence.hearsOthers()) {
            store.remove(key);
        }
    }

    private @Nullable Object lead(Flight flight, ThreadView thread) throws Throwable {
        try {
            // The load before this one may have ended between our look-up and our take-off.
            Entry<Object> entry = store.peek(flight.key());
            if (entry != null) {
                land(flight, Outcome.FAILED);
                return isFor(flight.key(), entry.freshness(), thread)
                        ? inContext(flight.key(), entry, thread)
                        : bypass();
            }
            if (debug) {
                LOG.debug("{}: key {} falls back to the original method", method, flight.key());
            }
            counters.load();
            Object ticket = wiring.tickets().of(flight);
            flight.begin(thread.begin());
            return ticket;
        } catch (Throwable fault) {
            flight.thrown();
            throw fault;
        }
    }

    /** Whether an answer under this key is one for the calling thread too. */
    private boolean isFor(Object key, Freshness answer, ThreadView thread) {
        return origins.fits(key, answer) && !answer.isOfAnother(thread.context());
    }

    private static @Nullable Object give(Entry<Object> entry, ThreadView thread) {
        used(entry.freshness(), thread);
        return entry.given();
    }

    /** What is made with the help of an answer from memory depends on what that depends on. */
    private static void used(Freshness answer, ThreadView thread) {
        LoadScope load = thread.load();
        if (load != null) {
            load.used(answer);
        }
    }

    /**
     * Whatever else is to be asked has been.
     *
     * @return whether it is kept now
     */
    boolean keep(Object key, Outcome outcome) {
        if (origins.isRefused()) {
            return false;
        }
        Kept kept = outcome.kept();
        if (outcome.kind() == Outcome.Kind.VALUE && kept != null) {
            store.put(key, results.putAway(kept), outcome.freshness());
            return true;
        }
        if (outcome.kind() == Outcome.Kind.ABSENT && keepAbsent) {
            store.putAbsent(key, results.putAwayAbsence(kept), outcome.freshness());
            return true;
        }
        return false;
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
        // Those who have a future already cannot run the body any more: if the value turns out not to be copyable,
        // they get the very object. It is the last time for this method: from then on nobody joins.
        Kept shared = value == null ? null : Kept.shared(value);
        try {
            if (failure == null) {
                Outcome outcome = results.ofPromised(value);
                shared = outcome.kept();
                Freshness freshness = origins.judgeAgain(flight).freshness();
                if (freshness != null) {
                    flight.keep(outcome.as(freshness));
                }
            }
        } catch (Unkept refusal) {
            promisesCannotBeShared = true;
            refused(refusal);
        } catch (Throwable fault) {
            promisesCannotBeShared = true;
            voice.fault("keeping a result", fault);
        } finally {
            flights.remove(flight);
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
