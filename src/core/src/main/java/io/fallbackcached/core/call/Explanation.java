package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Dependency;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.rules.MethodPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known of one cached method: its rule, what its answers depend on, what last made them wrong. Thread-safe. */
public final class Explanation {

    /** A method that makes ever new SQL texts must not fill the heap with them. */
    private static final int MOST = 50;

    private final MethodPlan plan;
    private final Counters counters;
    private final Set<Dependency> dependencies = new LinkedHashSet<>();
    private String lastLoad = "not loaded yet";

    Explanation(MethodPlan plan, Counters counters) {
        this.plan = plan;
        this.counters = counters;
    }

    /** The method, for people. */
    public String method() {
        return plan.toString();
    }

    /** What loads were seen to depend on, a statement and table each. */
    public synchronized List<Dependency> dependencies() {
        return new ArrayList<>(dependencies);
    }

    /** Whether the last load was kept, and why not. */
    public synchronized String lastLoad() {
        return lastLoad;
    }

    synchronized void loaded(List<Dependency> read, Verdict verdict) {
        lastLoad = verdict.toString();
        for (Dependency dependency : read) {
            if (dependencies.size() < MOST && !dependencies.contains(dependency)) {
                dependencies.add(dependency.withoutValues());
            }
        }
    }

    /** Several lines. */
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder(method())
                .append("\n  rule ")
                .append(plan.rules().get(0).rule())
                .append("\n  so far: ")
                .append(counters.snapshot())
                .append("\n  last load: ")
                .append(lastLoad);
        for (Dependency dependency : dependencies) {
            text.append("\n  depends on ").append(dependency);
            text.append("\n    last write: ").append(dependency.lastWrite());
            text.append("\n    covered for: ").append(dependency.coverage());
        }
        return text.toString();
    }
}
