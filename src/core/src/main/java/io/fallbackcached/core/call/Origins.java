package io.fallbackcached.core.call;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Dependency;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where one method's answers come from, as seen so far, and by that which of them may be kept. Thread-safe. */
final class Origins {

    private final String method;
    private final List<String> ruled;
    private final boolean toleratesLoss;
    private final Coherence coherence;
    private final MethodVoice voice;
    private final Explanation explanation;
    private final Map<Object, Context> usual = new ConcurrentHashMap<>();
    /** What was put there last: nearly every load reads where the one before it did. */
    private volatile @Nullable Usual latest;

    private volatile boolean refused;
    private volatile boolean fromDatabase;
    private final boolean debug = LOG.isDebugEnabled();

    Origins(MethodPlan plan, Coherence coherence, MethodVoice voice, Counters counters) {
        CacheSettings settings = plan.rules().get(0).rule().settings();
        this.method = plan.toString();
        this.ruled = settings.reads();
        this.toleratesLoss = !settings.withoutFeed().isZero();
        this.coherence = coherence;
        this.voice = voice;
        this.explanation = new Explanation(plan, counters);
    }

    /** Whether the method has turned out to be one that must not be answered from memory at all. */
    boolean isRefused() {
        return refused;
    }

    /** Whether the feed of a database that answers came from is lost, so that there is nothing to look for. */
    boolean isUncovered() {
        return coherence.isAnyCoverageLost()
                && !toleratesLoss
                && usual.values().stream()
                        .anyMatch(context -> context.coverage().isLost());
    }

    /** Whether an answer was seen, or is said, to come from a database. */
    boolean mayDependOnContext() {
        return fromDatabase;
    }

    /** Whether an answer under this key can be right for whoever asks with that key. */
    boolean fits(Object key, Freshness freshness) {
        boolean isItsTenants = !coherence.tenancy().isKnown() || Keys.tenantOf(key) != null;
        return isItsTenants && (!coherence.isAmbiguous() || freshness.isEndless() || key instanceof ContextKey);
    }

    /** Judges a load whose body has just returned, in its own thread. */
    Verdict judge(Flight flight, boolean isPromise) {
        LoadScope scope = flight.scope();
        if (scope == null) {
            throw new IllegalStateException("the load of " + method + " never began");
        }
        if (isPromise) {
            suspectPromise(scope);
        }
        Verdict verdict = inContext(flight.key(), tolerating(scope.end(ruled)));
        RefusalCode code = verdict.code();
        if (code != null) {
            if (code == RefusalCode.WRITING_METHOD) {
                refused = true;
            }
            voice.refused(code, verdict.reason());
        }
        List<Dependency> dependencies = scope.dependencies();
        explanation.loaded(dependencies, verdict);
        if (debug) {
            LOG.debug("{}: {}, {}", method, verdict, dependencies);
        }
        return verdict;
    }

    /** Judges a load whose promise has been fulfilled since. */
    Verdict judgeAgain(Flight flight) {
        LoadScope scope = flight.scope();
        if (scope == null) {
            return Verdict.STALE;
        }
        // The first database of all may have come into being since, and may be what was read.
        suspectPromise(scope);
        return inContext(flight.key(), tolerating(scope.verdict(ruled)));
    }

    Explanation explanation() {
        return explanation;
    }

    private Verdict tolerating(Verdict verdict) {
        return toleratesLoss ? verdict.toleratingLoss() : verdict;
    }

    private void suspectPromise(LoadScope scope) {
        if (coherence.hasDatabases()) {
            scope.refuseUnlessRuled(RefusalCode.UNSEEN_STATEMENTS, "what it promises may be read in another thread");
        }
    }

    /** Where the surroundings cannot be told, because a rule says what is read unseen, they are taken for the caller's. */
    private Verdict inContext(Object key, Verdict verdict) {
        Freshness freshness = verdict.freshness();
        if (freshness == null) {
            return verdict;
        }
        List<Object> tenant = Keys.tenantOf(key);
        if (tenant == null && coherence.tenancy().isKnown()) {
            return Verdict.notNow("begun before it was known that there are tenants");
        }
        if (freshness.isEndless()) {
            return verdict;
        }
        if (!fromDatabase) {
            fromDatabase = true;
        }
        Context context = freshness.context();
        if (context != null) {
            readIn(context, Keys.groupOf(key), tenant == null ? List.of() : tenant);
        }
        boolean expected = key instanceof ContextKey
                ? context == null || ((ContextKey) key).context().equals(context)
                : !coherence.isAmbiguous();
        return expected ? verdict : Verdict.notNow("read in " + (context == null ? "unknown surroundings" : context));
    }

    private void readIn(Context context, int group, List<Object> tenant) {
        Usual known = latest;
        if (known != null && known.is(context, group, tenant)) {
            return;
        }
        List<Object> whose = List.of(group, tenant);
        Context before = usual.get(whose);
        if (!context.equals(before)) {
            before = usual.put(whose, context);
        }
        latest = new Usual(context, group, tenant);
        if (before != null && !before.equals(context)) {
            coherence.becomeAmbiguous(method + " read in " + before + ", then in " + context);
        }
    }

    /** Where answers for some group and tenant came from. Immutable. */
    private static final class Usual {
        private final Context context;
        private final int group;
        private final List<Object> tenant;

        Usual(Context context, int group, List<Object> tenant) {
            this.context = context;
            this.group = group;
            this.tenant = tenant;
        }

        boolean is(Context otherContext, int otherGroup, List<Object> otherTenant) {
            return context.equals(otherContext)
                    && group == otherGroup
                    && (tenant == otherTenant || tenant.equals(otherTenant));
        }
    }
}
