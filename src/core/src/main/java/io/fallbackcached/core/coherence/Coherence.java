package io.fallbackcached.core.coherence;

import static io.fallbackcached.core.report.AgentLog.LOG;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.stream.Collectors;

/**
 * One agent's knowledge of what was written when: the clock, the databases, and what each thread is in the middle of.
 * Thread-safe.
 *
 * <p>The clock counts commits, of all databases together: one stamp then serves an answer that came from several.
 */
public final class Coherence {

    private static final AtomicLongFieldUpdater<Coherence> MOMENT =
            AtomicLongFieldUpdater.newUpdater(Coherence.class, "moment");
    private static final long ONE_MATTER = 1L << 48;

    private final AtomicLong clock = new AtomicLong(1);
    private final Map<String, Database> databases = new ConcurrentHashMap<>();
    private final Map<String, Stripe> namesakes = new ConcurrentHashMap<>();
    private final Stripe unknownWrites = new Stripe(0);
    private final Stripe anyCoverage = new Stripe(0);
    private final Map<Context, Boolean> contexts = new ConcurrentHashMap<>();
    private final Tenancy tenancy = new Tenancy(this);
    /** Not static: each agent of a JVM has its own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<ThreadView> views = new Views();

    /** Below: how often anything was put in doubt, plus one. Above: how many matters demand attention. */
    private volatile long moment = 1;

    /** How many sessions there are of which a transaction, or what is set in them, demands attention. */
    private final AtomicInteger specialSessions = new AtomicInteger();

    private volatile boolean ambiguous;
    private volatile boolean hearsOthers;

    /** Whether nothing is going on anywhere that a hit would have to look at: no load, no transaction that matters. */
    public boolean isQuiet() {
        return isQuiet(moment);
    }

    /**
     * Stands for all that a plain hit has to know. As long as it is the same, and {@linkplain #isQuiet(long) quiet}, nothing is
     * going on and nothing more was put in doubt: what was right is right.
     */
    public long moment() {
        return moment;
    }

    /** Whether {@link #isQuiet()} was so at a moment. */
    public static boolean isQuiet(long moment) {
        return moment < ONE_MATTER;
    }

    /** Whether there is a session anywhere of which a thread has to know that it was given it. */
    public boolean hasSpecialSessions() {
        return specialSessions.get() > 0;
    }

    /** Whether an answer is the same for whoever asks, as seen so far: what a thread is not in the middle of need not be asked. */
    public boolean isPlain() {
        return !ambiguous && !tenancy.isKnown();
    }

    /** What the calling thread is in the middle of. */
    public ThreadView here() {
        return views.get();
    }

    /**
     * The database of that identity.
     *
     * @param identity the same for every way of addressing the database
     */
    public Database database(String identity) {
        return databases.computeIfAbsent(identity, name -> new Database(name, this, now()));
    }

    /** Whether any database was ever seen: without one, answers come from computation alone. */
    public boolean hasDatabases() {
        return !databases.isEmpty();
    }

    public Session session(Context context) {
        return new Session(this, context);
    }

    /** For whom threads act. */
    public Tenancy tenancy() {
        return tenancy;
    }

    /** Whether the same call may give different answers by who makes it, as seen so far: by user, role, search path, policy. */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    /** From now on an answer is served only where it is certain in which surroundings the method would run. */
    public synchronized void becomeAmbiguous(String why) {
        if (!ambiguous) {
            LOG.info("from now on answers are told apart by the database session they come from: {}", why);
            // In this order: whoever sees that it is known already must not hit without looking any more.
            attend(1);
            ambiguous = true;
        }
    }

    /** Something of the agent's own went wrong, so that writes may have been missed: no answer from before counts. */
    public void distrust(String why) {
        Doubt doubt = new Doubt(this);
        databases.values().forEach(database -> database.markEverything(why, doubt));
        doubt.committed();
    }

    /** Whether what others write is heard of, some time after they have. */
    public boolean hearsOthers() {
        return hearsOthers;
    }

    void expectOthers() {
        hearsOthers = true;
    }

    /** Whether the feed of any database is lost. */
    public boolean isAnyCoverageLost() {
        return anyCoverage.isInDoubt();
    }

    /** How what others write is heard of, for each database seen. */
    public List<Coverage> coverages() {
        return databases.values().stream().map(Database::coverage).collect(Collectors.toUnmodifiableList());
    }

    long now() {
        return clock.get();
    }

    long tick() {
        return clock.incrementAndGet();
    }

    /** The stripe that a write to any table of this name touches, in whatever schema and database. */
    Stripe namesake(String tableName) {
        String simple = tableName
                .substring(tableName.lastIndexOf('.') + 1)
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
        return namesakes.computeIfAbsent(simple, unused -> new Stripe(now()));
    }

    /** The stripe that writes touch of which nobody knows the tables; some may be known by name only, from a rule. */
    Stripe unknownWrites() {
        return unknownWrites;
    }

    /** The stripe that the loss of any database's coverage touches; for answers that may come from any of them. */
    Stripe anyCoverage() {
        return anyCoverage;
    }

    /** Called after something was put in doubt and before anything follows from it. */
    void doubted() {
        MOMENT.incrementAndGet(this);
    }

    void attendSession(int change) {
        specialSessions.addAndGet(change);
        attend(change);
    }

    void attend(int change) {
        MOMENT.addAndGet(this, change * ONE_MATTER);
    }

    /** A session in these surroundings reads or writes data, or a cached method is called there. */
    public void met(Context context) {
        // Once several were seen there is nothing more to find out, and each request may bring a new one.
        if (!ambiguous && !contexts.containsKey(context)) {
            meet(context);
        }
    }

    /** Known only once it has had its effect: another session in the same surroundings must not overtake that. */
    private synchronized void meet(Context context) {
        contexts.keySet().stream()
                .filter(other -> !other.equals(context) && other.database() == context.database())
                .findAny()
                .ifPresent(other -> becomeAmbiguous(other + " and " + context));
        contexts.put(context, true);
    }

    /** A class and no lambda, for every start makes one. */
    private final class Views extends ThreadLocal<ThreadView> {
        @Override
        protected ThreadView initialValue() {
            return new ThreadView(Coherence.this);
        }
    }
}
