package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Dependency;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.rules.MethodPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one cached method: its rule, what its answers depend on, what last made them wrong. Thread-safe. */
public final class Explanation {

    /** A method that makes ever new SQL texts must not fill the heap with them. */
    private static final int MOST = 50;

    private final MethodPlan plan;
    private final Counters counters;
    /** Replaced by a larger one: nearly every load brings what is known already. */
    private volatile Set<Dependency> dependencies = Set.of();

    private volatile @Nullable Verdict lastLoad;

    Explanation(MethodPlan plan, Counters counters) {
        this.plan = plan;
        this.counters = counters;
    }

    /** The method, for people. */
    public String method() {
        return plan.toString();
    }

    /** What loads were seen to depend on, a statement and table each. */
    public List<Dependency> dependencies() {
        return new ArrayList<>(dependencies);
    }

    /** Whether the last load was kept, and why not. */
    public String lastLoad() {
        Verdict last = lastLoad;
        return last == null ? "not loaded yet" : last.toString();
    }

    void loaded(List<Dependency> read, Verdict verdict) {
        lastLoad = verdict;
        for (Dependency dependency : read) {
            if (isNews(dependency)) {
                learn(dependency.withoutValues());
            }
        }
    }

    private boolean isNews(Dependency dependency) {
        return dependencies.size() < MOST && !dependencies.contains(dependency);
    }

    private synchronized void learn(Dependency dependency) {
        if (isNews(dependency)) {
            Set<Dependency> more = new LinkedHashSet<>(dependencies);
            more.add(dependency);
            dependencies = more;
        }
    }

    /** Several lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method())
                .append("\n  rule ")
                .append(plan.rules().get(0).rule())
                .append("\n  so far: ")
                .append(counters.snapshot())
                .append("\n  last load: ")
                .append(lastLoad());
        for (Dependency dependency : dependencies) {
            text.append("\n  depends on ").append(dependency);
            text.append("\n    last write: ").append(dependency.lastWrite());
            text.append("\n    covered for: ").append(dependency.coverage());
        }
        return text.toString();
    }
}
