package io.fallbackcached.core.coherence;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a cached method's body: collects what it reads. Runs inside one another nest, and what an inner one read the
 * outer one read too. Used by the thread that runs the body only, except where its result comes later.
 */
public final class LoadScope {

    private static final int MOST_EXPLAINED = 50;

    private final ThreadView thread;
    private final @Nullable LoadScope outer;
    private final Set<Stripe> stripes = new FewStripes();
    private final Set<Stripe> coverage = new FewStripes();
    private List<Dependency> dependencies = List.of();
    private @Nullable Context context;

    /** Null until there are several, which is the end of it. */
    private @Nullable Set<Context> contexts;

    private long stamp;
    private @Nullable RefusalCode code;
    private String refusal = "";
    private @Nullable RefusalCode forgivable;
    private String forgivableDetail = "";
    private String notNow = "";
    private boolean inTransaction;

    /** Null until a mapper is seen: most runs have none. */
    private @Nullable Recollection recollection;

    LoadScope(ThreadView thread, @Nullable LoadScope outer, long stamp) {
        this.thread = thread;
        this.outer = outer;
        this.stamp = stamp;
    }

    /** A statement of this session read any rows of a table. */
    public void reads(Session session, Table table, String statement, String why) {
        table.dependOnAnyRow(stripes);
        reads(session, table, new Dependency(table, null, statement, why));
    }

    /** A statement of this session read rows of a table that are known by their values. */
    public void reads(Session session, Table table, RowRead rows, String statement) {
        table.dependOn(rows, stripes);
        reads(session, table, new Dependency(table, rows, statement, ""));
    }

    /** A statement of this session may have read anything in its database. */
    public void readsAnything(Session session, String statement, String why) {
        stripes.add(session.database().whole());
        reads(session, null, new Dependency(null, null, statement, why));
    }

    /** The result must never be kept, unless the rule says what it reads. */
    public void refuseUnlessRuled(RefusalCode because, String detail) {
        if (forgivable == null) {
            forgivable = because;
            forgivableDetail = detail;
        }
    }

    /** The result must never be kept. */
    public void refuse(RefusalCode because, String detail) {
        for (LoadScope scope = this; scope != null; scope = scope.outer) {
            if (scope.code == null) {
                scope.code = because;
                scope.refusal = detail;
            }
        }
    }

    /** The result must not be kept this time. */
    public void notNow(String reason) {
        if (notNow.isEmpty()) {
            notNow = reason;
        }
    }

    /**
     * An object-relational mapper looked whether it has something already. What it has from before this run may be older
     * than what the database has by now, and no statement tells where it came from.
     *
     * @param memory whose memory
     * @param key of what, by value
     * @param found whether it was there
     */
    public void recalls(Object memory, Object key, boolean found) {
        for (LoadScope scope = this; scope != null; scope = scope.outer) {
            Recollection known = scope.recollection;
            scope.recollection = known == null ? new Recollection() : known;
            scope.recollection.looked(memory, key, found);
        }
    }

    /** An answer from memory was used. */
    public void used(Freshness answer) {
        answer.addTo(stripes, coverage);
        Context other = answer.context();
        if (other != null) {
            isIn(other);
        }
    }

    /** What was read, for people; grows while the body runs. */
    public List<Dependency> dependencies() {
        return Collections.unmodifiableList(dependencies);
    }

    /**
     * The body has returned; to be called by its thread, once. What it read counts as read by the run it is part of.
     *
     * @param ruled the tables that the rule says the method reads; empty if it says nothing
     */
    public Verdict end(List<String> ruled) {
        thread.leave(this);
        inTransaction = thread.isInTransaction();
        try {
            return verdict(ruled);
        } finally {
            handOver();
        }
    }

    /** The body has thrown. */
    public void abandon() {
        thread.leave(this);
        handOver();
    }

    /** As of now; may be asked again later, by another thread, when a promised result has come. */
    public Verdict verdict(List<String> ruled) {
        if (code != null) {
            return Verdict.refuse(code, refusal);
        }
        if (forgivable != null && ruled.isEmpty()) {
            return Verdict.refuse(forgivable, forgivableDetail);
        }
        if (!notNow.isEmpty()) {
            return Verdict.notNow(notNow);
        }
        if (recollection != null && recollection.isOlder()) {
            return Verdict.notNow("made of what a mapper had read before");
        }
        if (!ruled.isEmpty()) {
            ruled.forEach(table -> stripes.add(thread.coherence().namesake(table)));
            stripes.add(thread.coherence().unknownWrites());
            coverage.add(thread.coherence().anyCoverage());
        }
        if (stripes.isEmpty()) {
            // An object-relational mapper gives out what it read earlier in the transaction, without SQL.
            return inTransaction ? Verdict.notNow("no SQL was seen, inside a transaction") : Verdict.ENDLESS;
        }
        Set<Context> several = contexts;
        if (several != null) {
            return Verdict.refuse(RefusalCode.SEVERAL_CONTEXTS, several.toString());
        }
        Freshness freshness = new Freshness(stamp, stripes, coverage, context);
        if (freshness.holds()) {
            return Verdict.keep(freshness);
        }
        if (freshness.holdsWithoutFeed()) {
            return Verdict.uncovered(freshness);
        }
        return freshness.isInDoubt() ? Verdict.IN_DOUBT : Verdict.STALE;
    }

    @Nullable
    LoadScope outer() {
        return outer;
    }

    /** What it read counts as read by the run it is part of. */
    void handOver() {
        if (outer == null) {
            return;
        }
        outer.stripes.addAll(stripes);
        outer.coverage.addAll(coverage);
        handOverContexts(outer);
        dependencies.forEach(outer::explain);
        outer.stamp = Math.min(outer.stamp, stamp);
        if (forgivable != null) {
            outer.refuseUnlessRuled(forgivable, forgivableDetail);
        }
        if (!notNow.isEmpty()) {
            outer.notNow(notNow);
        }
    }

    private void reads(Session session, @Nullable Table table, Dependency dependency) {
        if (!session.database().coverage().hears(table == null ? "" : table.name())) {
            refuseUnlessRuled(
                    RefusalCode.UNKEPT_STATEMENT,
                    "the feed does not hear of writes to " + (table == null ? "some tables" : table) + ": "
                            + dependency.statement());
        }
        coverage.add(session.database().coverage().stripe());
        explain(dependency);
        session.tell(this, stripes);
    }

    /**
     * In which session something was read.
     *
     * @param begunAt when its transaction began
     */
    void readIn(Context where, long begunAt) {
        isIn(where);
        stamp = Math.min(stamp, begunAt);
    }

    private void isIn(Context another) {
        Context known = context;
        if (known == null) {
            context = another;
        } else if (contexts != null) {
            contexts.add(another);
        } else if (!known.equals(another)) {
            contexts = new LinkedHashSet<>(List.of(known, another));
        }
    }

    private void handOverContexts(LoadScope to) {
        if (contexts != null) {
            contexts.forEach(to::isIn);
        } else if (context != null) {
            to.isIn(context);
        }
    }

    private void explain(Dependency dependency) {
        if (dependencies.isEmpty()) {
            dependencies = new ArrayList<>(2);
        }
        if (dependencies.size() < MOST_EXPLAINED && !dependencies.contains(dependency)) {
            dependencies.add(dependency);
        }
    }
}
