package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.PlannedRule;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What one call of an evicting or putting method will do once its body has returned: rules with keys taken before it ran. */
final class Change implements Load {

    private final ChangingMethod method;
    private final List<PlannedRule> rules;
    private final List<Object[]> keys;
    private @Nullable LoadScope scope;

    /** @param keys for each rule its key parts, or {@link #UNKNOWN} where they could not be taken */
    Change(ChangingMethod method, List<PlannedRule> rules, List<Object[]> keys) {
        this.method = method;
        this.rules = rules;
        this.keys = keys;
    }

    static final Object[] UNKNOWN = {};

    /** The body is about to run: what is put depends on what it reads. */
    void begin(LoadScope reading) {
        scope = reading;
    }

    @Override
    public @Nullable Object returned(@Nullable Object value) {
        Freshness freshness = freshness();
        for (int i = 0; i < rules.size(); i++) {
            try {
                apply(rules.get(i), keys.get(i), value, freshness);
            } catch (Throwable fault) {
                method.fault("evicting or putting", fault);
            }
        }
        return value;
    }

    @Override
    public void thrown() {
        if (scope != null) {
            scope.abandon();
        }
    }

    /** Until when the result is right; null if it must not be put: the method wrote, as putting methods mostly do. */
    private @Nullable Freshness freshness() {
        try {
            return scope == null ? null : scope.end(List.of()).freshness();
        } catch (Throwable fault) {
            method.fault("ending a call", fault);
            return null;
        }
    }

    private void apply(PlannedRule planned, Object[] parts, @Nullable Object value, @Nullable Freshness freshness) {
        if (!method.isOn(planned)) {
            return;
        }
        boolean isUnknown = parts == UNKNOWN;
        // What a promise brings may be read in another thread, where it is not seen.
        boolean isUnseen = value instanceof CompletionStage && method.hasDatabases();
        if (planned.rule().action() == Action.PUT && !isUnknown && !isUnseen && freshness != null) {
            put(planned, parts, value, freshness);
            return;
        }
        evict(planned, parts);
    }

    private void evict(PlannedRule planned, Object[] parts) {
        for (MethodCache cache : method.caches(planned)) {
            // A key that cannot be told may be any of them.
            if (planned.rule().all() || parts == UNKNOWN) {
                cache.evictAll();
            } else if (cache.shape().size() == parts.length) {
                cache.evict(parts);
            }
        }
    }

    private void put(PlannedRule planned, Object[] parts, @Nullable Object value, Freshness freshness) {
        if (value instanceof CompletionStage) {
            CompletionStage<?> unused = ((CompletionStage<?>) value).thenAccept(result -> {
                try {
                    if (method.hasDatabases()) {
                        // Since the method returned the first one has come into being, and may be what was read.
                        evict(planned, parts);
                    } else {
                        putNow(planned, parts, result, true, freshness);
                    }
                } catch (Throwable fault) {
                    method.fault("putting", fault);
                }
            });
        } else {
            putNow(planned, parts, value, false, freshness);
        }
    }

    private void putNow(
            PlannedRule planned, Object[] parts, @Nullable Object value, boolean promised, Freshness freshness) {
        for (MethodCache cache : method.caches(planned)) {
            if (cache.shape().size() == parts.length && cache.returnType() == method.returnType()) {
                cache.put(parts, value, promised, freshness);
            }
        }
    }
}
