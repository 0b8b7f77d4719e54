package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The caches of one woven class, kept with the class: weaving it again finds them filled. Thread-safe. */
final class WovenClass {

    private final Map<String, MethodCache> caches = new ConcurrentHashMap<>();

    @Nullable
    Statistics statistics(MethodPlan plan) {
        MethodCache cache = caches.get(plan.methodName() + plan.descriptor());
        return cache == null ? null : cache.statistics();
    }

    @Nullable
    Explanation explanation(MethodPlan plan) {
        MethodCache cache = caches.get(plan.methodName() + plan.descriptor());
        return cache == null ? null : cache.explanation();
    }

    /** The cache of a plan's method: the one there is, unless the rules have changed since. */
    MethodCache cache(MethodPlan plan, Supplier<MethodCache> create) {
        String method = plan.methodName() + plan.descriptor();
        MethodCache current = caches.get(method);
        if (current != null && current.plan().equals(plan)) {
            return current;
        }
        synchronized (this) {
            current = caches.get(method);
            if (current == null || !current.plan().equals(plan)) {
                MethodCache fresh = create.get();
                if (current != null) {
                    current.siblings().remove(current);
                }
                fresh.siblings().add(fresh);
                caches.put(method, fresh);
                current = fresh;
            }
            return current;
        }
    }
}
