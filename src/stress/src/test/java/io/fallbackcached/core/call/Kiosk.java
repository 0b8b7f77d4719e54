package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.Lifetime;
import io.fallbackcached.core.store.Store;
import io.fallbackcached.core.values.Kept;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One key of a cached method that reads one row. All kiosks share the method; each has a key of its own. */
final class Kiosk {

    private static final Object BYPASS = new Object();
    private static final AtomicLong KEYS = new AtomicLong();
    private static final Coherence COHERENCE = new Coherence();
    private static final Database DATABASE = COHERENCE.database("kiosk");
    private static final Context CONTEXT = new Context(DATABASE, List.of("app"));
    private static final Table PRICES = DATABASE.table("public.prices");
    // More than the keys of one stride, lest the bound evict what was just kept.
    private static final Store<Object> STORE =
            new Store<>(1_000_000, Lifetime.ENDLESS, Lifetime.ENDLESS, Lifetime.NONE, () -> 0);
    private static final ReadThrough METHOD = method();

    final Object key = KEYS.getAndIncrement();
    final AtomicInteger runs = new AtomicInteger();
    volatile int price;
    private final Session reader = COHERENCE.session(CONTEXT);
    private final Session writer = COHERENCE.session(CONTEXT);

    /** As a woven method: looks up, runs its body with the ticket if it got one, says what came out. */
    int call() {
        Object answer;
        try {
            Entry<Object> entry = STORE.table().find(key);
            Object hit = Entry.plainHit(entry, COHERENCE, () -> 0);
            answer = Objects.requireNonNull(hit == Entry.NO_HIT ? METHOD.answer(key, entry) : hit);
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
        if (answer instanceof Integer) {
            return (int) answer;
        }
        runs.incrementAndGet();
        int read = price;
        LoadScope load = COHERENCE.here().load();
        if (load != null) {
            load.reads(reader, PRICES, new RowRead(List.of(Map.of("id", key)), true, true), "select price");
        }
        if (answer instanceof Flight) {
            ((Flight) answer).returned(read);
        }
        return read;
    }

    void commit(int written) {
        Doubt doubt = writer.commits(List.of(TableWrite.update(
                PRICES, List.of(Map.of("id", key)), Set.of("price"), Map.of("price", written), "update prices")));
        price = written;
        doubt.committed();
    }

    void evict() {
        METHOD.evict(key);
    }

    private static ReadThrough method() {
        CacheSettings settings = CacheSettings.DEFAULTS.toBuilder()
                .cacheName("prices")
                .expiryJitter(0)
                .waitLimit(Duration.ofMinutes(1))
                .build();
        Rule rule = new Rule("rule", "stress", Action.CACHE, false, settings);
        MethodPlan plan =
                new MethodPlan("Kiosk", "price", "(J)I", true, false, List.of(new PlannedRule(rule, List.of(0))));
        Reporter reporter = new Reporter() {
            @Override
            public void refused(Refusal refusal) {
                throw new AssertionError(refusal.toString());
            }

            @Override
            public void fault(String place, Throwable fault) {
                throw new AssertionError(place, fault);
            }
        };
        Tickets tickets =
                new Tickets(MethodHandles.identity(Object.class), MethodHandles.identity(Object.class), BYPASS);
        Wiring wiring = new Wiring(Kept::shared, reporter, tickets, () -> 0, COHERENCE);
        return new ReadThrough(
                plan,
                STORE,
                new Results(int.class, settings.values(), Kept::shared),
                wiring,
                new MethodVoice(plan, reporter),
                new Counters());
    }
}
