package io.fallbackcached.core.coherence;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a database, and the transaction on it. A transaction belongs to its connection: that of the outer
 * one that another suspends stays what it is. But a cached call is not told which connection it would have used; it goes by
 * the connections that its thread was the last to use. Thread-safe.
 */
public final class Session {

    private final Coherence coherence;
    private final Database database;
    private final WriteLog writes;
    private Context context;
    private @Nullable Context met;
    private volatile @Nullable ThreadView owner;
    private boolean inTransaction;
    private boolean personal;
    private boolean snapshot;
    private boolean unclear;
    private boolean attended;
    private boolean wroteMore;
    private long begunAt = Long.MAX_VALUE;

    Session(Coherence coherence, Context context) {
        this.coherence = coherence;
        this.database = context.database();
        this.context = context;
        this.writes = new WriteLog(database);
    }

    public Database database() {
        return database;
    }

    public synchronized Context context() {
        return context;
    }

    /**
     * What was set in the session has changed.
     *
     * @param differs whether it is not as it was when the connection was opened
     */
    public synchronized void surroundedBy(Context now, boolean differs) {
        if (!now.equals(context)) {
            // before anything runs in these surroundings: a hit runs nothing
            coherence.met(now);
        }
        context = now;
        personal = differs;
        unclear = false;
        if (differs) {
            // Who sets something does so for what comes next, and that may be a cached call.
            own();
        }
        reconsider();
    }

    /** What is set in the session cannot be told any more. */
    public synchronized void unclear() {
        unclear = true;
        own();
        reconsider();
    }

    /** @param oneForAll whether all statements of a transaction see the same moment, as in REPEATABLE READ */
    public synchronized void snapshots(boolean oneForAll) {
        snapshot = oneForAll;
        if (oneForAll) {
            own();
        }
        reconsider();
    }

    /**
     * The calling thread is about to execute a statement that reads or writes data.
     *
     * @param transactional whether it is part of a transaction that somebody will commit or roll back
     */
    public synchronized void uses(boolean transactional) {
        if (!context.equals(met)) {
            coherence.met(context);
            met = context;
        }
        if (transactional) {
            begins();
        }
        if (inTransaction || personal || snapshot || unclear) {
            own();
        }
    }

    /** A statement is executed in a transaction, be it one that only sets something. */
    public synchronized void begins() {
        if (!inTransaction) {
            inTransaction = true;
            begunAt = coherence.now();
        }
    }

    /** The calling thread was given the connection: what is special about its session counts for this thread from now on. */
    public synchronized void taken() {
        if (personal || snapshot || unclear) {
            own();
        }
    }

    /** The open transaction has written. */
    public synchronized void writes(TableWrite write) {
        writes.add(write);
        wroteInLoad(write.statement());
        reconsider();
    }

    /** The open transaction may have written anything. */
    public synchronized void writesEverything(String statement) {
        writes.addEverything(statement);
        wroteInLoad(statement);
        reconsider();
    }

    /**
     * The open transaction may have written more than was told, which will be told before it commits. Until then it is not
     * answered from memory at all; nobody else is concerned.
     */
    public synchronized void writesMore() {
        wroteMore = true;
        reconsider();
    }

    public synchronized void savepoint(String name) {
        writes.savepoint(name);
    }

    public synchronized void rollsBackTo(String savepoint) {
        writes.rollbackTo(savepoint);
        reconsider();
    }

    public synchronized void releases(String savepoint) {
        writes.release(savepoint);
    }

    public synchronized boolean isDirty() {
        return wroteMore || !writes.isEmpty();
    }

    public synchronized boolean isInTransaction() {
        return inTransaction;
    }

    /** What the open transaction has written so far. */
    public synchronized WriteSet written() {
        return writes.all();
    }

    /** Puts in doubt what the open transaction wrote, just before its commit is sent. The caller ends the doubt. */
    public synchronized Doubt commits() {
        Doubt doubt = new Doubt(coherence);
        writes.mark(doubt);
        return doubt;
    }

    /** Puts in doubt what a statement that commits by itself is about to write. The caller ends the doubt. */
    public Doubt commits(Iterable<TableWrite> own) {
        Doubt doubt = new Doubt(coherence);
        for (TableWrite write : own) {
            write.table().mark(write, doubt);
            wroteInLoad(write.statement());
        }
        return doubt;
    }

    /** As {@link #commits(Iterable)}, for a statement that may write anything. */
    public Doubt commitsEverything(String statement) {
        Doubt doubt = new Doubt(coherence);
        database.markEverything(statement, doubt);
        wroteInLoad(statement);
        return doubt;
    }

    /** The transaction has ended, by whatever. */
    public synchronized void ended() {
        writes.clear();
        wroteMore = false;
        inTransaction = false;
        begunAt = Long.MAX_VALUE;
        reconsider();
        if (!personal && !snapshot && !unclear) {
            owner = null;
        }
    }

    /** The connection is closed, or given back by whoever had it. */
    public synchronized void closed() {
        personal = false;
        snapshot = false;
        unclear = false;
        ended();
    }

    boolean belongsTo(ThreadView thread) {
        return owner == thread;
    }

    synchronized boolean readsASnapshot() {
        return snapshot;
    }

    synchronized boolean isUnclear() {
        return unclear;
    }

    synchronized long begunAt() {
        return begunAt;
    }

    synchronized boolean wrote(Freshness answer) {
        return (wroteMore && !answer.isEndless()) || (!writes.isEmpty() && writes.touches(answer));
    }

    /**
     * Tells a load that read here what of this session and its transaction concerns it.
     *
     * @param read what it has read so far, here or elsewhere
     */
    synchronized void tell(LoadScope load, Set<Stripe> read) {
        load.readIn(context, begunAt);
        if (wroteMore || (!writes.isEmpty() && writes.touches(read))) {
            load.notNow("reads what its own transaction wrote");
        }
        if (snapshot) {
            load.notNow("reads an older snapshot");
        }
    }

    private void own() {
        ThreadView here = coherence.here();
        if (owner != here) {
            owner = here;
            here.enter(this);
        }
    }

    /** Hits look at the transactions of their thread only while there is one somewhere that matters. */
    private void reconsider() {
        boolean matters = snapshot || unclear || personal || isDirty();
        if (matters != attended) {
            attended = matters;
            coherence.attendSession(matters ? 1 : -1);
        }
    }

    private void wroteInLoad(String statement) {
        LoadScope load = coherence.here().load();
        if (load != null) {
            load.refuse(RefusalCode.WRITING_METHOD, statement);
        }
    }
}
