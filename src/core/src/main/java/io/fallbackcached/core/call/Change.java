package io.fallbackcached.core.call;

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

    /** @param keys for each rule its key parts, or {@link #UNKNOWN} where they could not be taken */
    Change(ChangingMethod method, List<PlannedRule> rules, List<Object[]> keys) {
        this.method = method;
        this.rules = rules;
        this.keys = keys;
    }

    static final Object[] UNKNOWN = {};

    @Override
    public @Nullable Object returned(@Nullable Object value) {
        for (int i = 0; i < rules.size(); i++) {
            try {
                apply(rules.get(i), keys.get(i), value);
            } catch (Throwable fault) {
                method.fault("evicting or putting", fault);
            }
        }
        return value;
    }

    @Override
    public void thrown() {}

    private void apply(PlannedRule planned, Object[] parts, @Nullable Object value) {
        if (!method.isOn(planned)) {
            return;
        }
        boolean isUnknown = parts == UNKNOWN;
        if (planned.rule().action() == Action.PUT && !isUnknown) {
            put(planned, parts, value);
            return;
        }
        for (MethodCache cache : method.caches(planned)) {
            // A key that cannot be told may be any of them.
            if (planned.rule().all() || isUnknown) {
                cache.evictAll();
            } else if (cache.shape().size() == parts.length) {
                cache.evict(parts);
            }
        }
    }

    private void put(PlannedRule planned, Object[] parts, @Nullable Object value) {
        if (value instanceof CompletionStage) {
            CompletionStage<?> unused = ((CompletionStage<?>) value).thenAccept(result -> {
                try {
                    putNow(planned, parts, result, true);
                } catch (Throwable fault) {
                    method.fault("putting", fault);
                }
            });
        } else {
            putNow(planned, parts, value, false);
        }
    }

    private void putNow(PlannedRule planned, Object[] parts, @Nullable Object value, boolean promised) {
        for (MethodCache cache : method.caches(planned)) {
            if (cache.shape().size() == parts.length && cache.returnType() == method.returnType()) {
                cache.put(parts, value, promised);
            }
        }
    }
}
