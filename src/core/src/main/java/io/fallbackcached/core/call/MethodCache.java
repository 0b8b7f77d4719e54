package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.EntryTable;
import io.fallbackcached.core.store.Lifetime;
import io.fallbackcached.core.store.Store;
import io.fallbackcached.core.store.Ticker;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one woven method of one class. Call sites hold it as a constant, and come here by {@link Hits}. Thread-safe.
 */
final class MethodCache {

    private final MethodPlan plan;
    private final KeyShape shape;
    private final Class<?> returnType;
    private final LoaderCaches siblings;
    private final Store<Object> store;
    private final ReadThrough misses;
    private final MethodVoice voice;
    private final Counters counters = new Counters();
    private final Coherence coherence;
    private final Ticker ticker;
    private final TargetGroups groups = new TargetGroups();

    /** @param type the method's own type, without the target */
    MethodCache(MethodPlan plan, MethodType type, Wiring wiring, LoaderCaches siblings) {
        CacheSettings settings = plan.rules().get(0).rule().settings();
        this.plan = plan;
        this.shape = KeyShape.of(plan, type);
        this.returnType = type.returnType();
        this.siblings = siblings;
        this.store = new Store<>(
                settings.maximumSize(),
                Lifetime.of(settings.expireAfterWrite(), settings.expiryJitter()),
                settings.keepAbsent()
                        ? Lifetime.of(settings.expireAbsentAfterWrite(), settings.expiryJitter())
                        : Lifetime.ENDLESS,
                Lifetime.of(settings.withoutFeed(), 0),
                wiring.ticker());
        this.coherence = wiring.coherence();
        this.ticker = wiring.ticker();
        this.voice = new MethodVoice(plan, wiring.reporter());
        this.misses = new ReadThrough(
                plan, store, new Results(returnType, settings.values(), wiring.policy()), wiring, voice, counters);
    }

    /** @param arguments a target that is not of the first group, then the arguments */
    @Nullable
    Object enterInGroup(@Nullable Object[] arguments) {
        try {
            int group = groups.group(Objects.requireNonNull(arguments[0]));
            if (group == TargetGroups.NONE) {
                voice.refused(RefusalCode.MANY_STATES, "");
                return misses.bypass();
            }
            return Hits.withKey(this, table(), ticker, coherence, Keys.keyInGroup(arguments, group));
        } catch (Throwable fault) {
            return bypass(fault);
        }
    }

    /**
     * Answers what is no plain hit.
     *
     * @param key as far as the look-up needed it
     * @param seen the entry that was found, perhaps not right any more; null if none was
     */
    @Nullable
    Object answer(Object key, @Nullable Entry<Object> seen) throws Throwable {
        return misses.answer(key, seen);
    }

    /** A call that failed in here runs the body. */
    Object bypass(Throwable why) {
        if (why instanceof Unkeyable) {
            counters.refusal();
            voice.refused(((Unkeyable) why).code(), ((Unkeyable) why).detail());
        } else {
            voice.fault("looking up a call", why);
        }
        return misses.bypass();
    }

    EntryTable<Object> table() {
        return store.table();
    }

    Ticker ticker() {
        return ticker;
    }

    Coherence coherence() {
        return coherence;
    }

    TargetGroups groups() {
        return groups;
    }

    MethodPlan plan() {
        return plan;
    }

    KeyShape shape() {
        return shape;
    }

    String name() {
        return plan.rules().get(0).rule().settings().cacheName();
    }

    Class<?> returnType() {
        return returnType;
    }

    /** The caches of the same application; holding them from here keeps them as long as the woven class. */
    LoaderCaches siblings() {
        return siblings;
    }

    /** Whether the same arguments may have several entries, so that they name none of them. */
    private boolean isPerTarget() {
        return plan.keysTarget() || groups.areSeveral();
    }

    /** Evicts one key; all of them where the key names a target that the evicting method does not know. */
    void evict(Object[] parts) {
        if (isPerTarget()) {
            misses.evictAll();
        } else {
            misses.evict(shape.key(parts));
        }
    }

    void evictAll() {
        misses.evictAll();
    }

    /**
     * @param promised whether the value is what a promise brought, not what the method returned
     * @param freshness until when it is right
     */
    void put(Object[] parts, @Nullable Object value, boolean promised, Freshness freshness) {
        if (isPerTarget()) {
            misses.evictAll();
        } else {
            misses.put(shape.key(parts), value, promised, freshness);
        }
    }

    long size() {
        return store.size();
    }

    Statistics statistics() {
        return counters.snapshot();
    }

    /** What its answers depend on, and why what is not kept is not. */
    Explanation explanation() {
        return misses.explanation();
    }

    MethodVoice voice() {
        return voice;
    }
}
