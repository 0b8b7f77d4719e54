package io.fallbackcached.core.coherence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a thread is in the middle of: loads, and the transactions that it was the last to use. Used by that thread only. */
public final class ThreadView {

    private final Coherence coherence;
    private final List<Session> sessions = new ArrayList<>(2);
    private final HeldBack heldBack;
    private @Nullable LoadScope load;

    ThreadView(Coherence coherence) {
        this.coherence = coherence;
        this.heldBack = new HeldBack(coherence);
    }

    /** The load whose body runs in this thread, the innermost; null if none does. */
    public @Nullable LoadScope load() {
        return load;
    }

    /** Whether it is in the middle of nothing. */
    public boolean isIdle() {
        return load == null && live().isEmpty() && heldBack.isEmpty();
    }

    /** Begins a load, inside the one that runs already if there is one. */
    public LoadScope begin() {
        long stamp = coherence.now();
        for (Session session : live()) {
            stamp = Math.min(stamp, session.begunAt());
        }
        LoadScope scope = new LoadScope(this, load, stamp);
        if (hasWritten()) {
            // An object-relational mapper gives out what was written and not committed, without SQL.
            scope.notNow("its transaction has written");
        }
        load = scope;
        coherence.attend(1);
        return scope;
    }

    /**
     * A mapper may keep writes of this thread to itself for a while.
     *
     * @param holds asks the mapper whether it does so now
     */
    public void mayHoldBack(Object mapper, Predicate<Object> holds) {
        heldBack.add(mapper, holds);
    }

    /** The mapper has nothing of this thread any more. */
    public void holdsNothing(Object mapper) {
        heldBack.remove(mapper);
    }

    /** Whether answers from memory do not fit a transaction this thread is in, whatever they depend on. */
    public boolean mustBypass() {
        for (Session session : live()) {
            if (session.readsASnapshot() || session.isUnclear()) {
                return true;
            }
        }
        return heldBack.isAny();
    }

    /** Whether a transaction this thread is in has written what the answer depends on. */
    public boolean hasWritten(Freshness answer) {
        for (Session session : live()) {
            if (session.wrote(answer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a transaction this thread is in has written anything. */
    public boolean hasWritten() {
        for (Session session : live()) {
            if (session.isDirty()) {
                return true;
            }
        }
        return false;
    }

    /** The surroundings in which this thread's next statement will run; null if that cannot be told. */
    public @Nullable Context context() {
        Context only = null;
        for (Session session : live()) {
            // Outside a transaction the next statement may as well run on another connection.
            if (!session.isInTransaction() || (only != null && !only.equals(session.context()))) {
                return null;
            }
            only = session.context();
        }
        return only;
    }

    /** Whether a transaction is open on a connection that this thread was the last to use, and has to know of. */
    public boolean isInTransaction() {
        for (Session session : live()) {
            if (session.isInTransaction()) {
                return true;
            }
        }
        return false;
    }

    Coherence coherence() {
        return coherence;
    }

    /** How many connections are remembered here. */
    int sessions() {
        return sessions.size();
    }

    /** Forgets those that have moved on too, or a thread that never asks would remember all it ever used. */
    void enter(Session session) {
        if (!live().contains(session)) {
            sessions.add(session);
        }
    }

    /**
     * Ends a load, and those inside it that were never ended: their thread ran out of stack. What was read since then was
     * taken for theirs.
     */
    void leave(LoadScope scope) {
        if (!isRunning(scope)) {
            throw new IllegalStateException("a load ended in another thread, or twice");
        }
        for (LoadScope at = load; at != null && at != scope; at = at.outer()) {
            at.handOver();
            coherence.attend(-1);
        }
        coherence.attend(-1);
        load = scope.outer();
    }

    private boolean isRunning(LoadScope scope) {
        for (LoadScope at = load; at != null; at = at.outer()) {
            if (at == scope) {
                return true;
            }
        }
        return false;
    }

    private List<Session> live() {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (!sessions.get(i).belongsTo(this)) {
                sessions.remove(i);
            }
        }
        return sessions;
    }
}
