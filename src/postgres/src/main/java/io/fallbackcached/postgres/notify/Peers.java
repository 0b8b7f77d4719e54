package io.fallbackcached.postgres.notify;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The other agents that were heard of. What one writes by statements that commit by themselves it tells of afterwards; so one
 * that falls silent may owe something, even something that the server is still executing. Everything is in doubt then until
 * all transactions have ended that were executing a statement when it was lost; then it is forgotten. Used by the feed's thread.
 */
final class Peers {

    private static final WriteSet UNTOLD = WriteSet.everything("another agent that went silent", true);
    private static final WriteSet MISSED = WriteSet.everything("another agent of which something went unheard", true);

    private final Hearing hearing;
    private final long limit;
    private final Map<String, Peer> peers = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();

    /** @param limit how long one may be silent */
    Peers(Hearing hearing, Duration limit) {
        this.hearing = hearing;
        this.limit = limit.toNanos();
    }

    /** A message of another agent's has arrived. One that sends no beats but other messages counts as silent. */
    void heard(Message message) {
        if (message.kind() == Message.Kind.GOODBYE) {
            peers.remove(message.sender());
            return;
        }
        Peer peer = peers.computeIfAbsent(message.sender(), unused -> new Peer());
        if (message.kind() == Message.Kind.BEAT) {
            if (peer.hasBeaten && message.number() != peer.beat + 1) {
                hearing.committed(MISSED);
            }
            peer.beats(message.number());
        }
    }

    /**
     * All has been heard that was sent until a moment: those that had not beaten for too long by then are lost.
     *
     * @param nanoTime that moment
     */
    void heardAllUntil(long nanoTime, Connection control) throws SQLException {
        for (Iterator<Map.Entry<String, Peer>> all = peers.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Peer> peer = all.next();
            if (nanoTime - peer.getValue().beatAt > limit) {
                LOG.info("agent {} went silent without goodbye: everything counts as written", peer.getKey());
                lose(control);
                all.remove();
            }
        }
    }

    /** Looks whether what lost ones may owe has become visible. */
    void settle(Connection control) throws SQLException {
        for (Iterator<Loss> all = losses.iterator(); all.hasNext(); ) {
            Loss loss = all.next();
            if (loss.running.areOver()) {
                hearing.committed(UNTOLD, loss.doubt);
                all.remove();
            }
        }
    }

    /** Nothing will be heard any more. */
    void close() {
        losses.forEach(loss -> hearing.committed(UNTOLD, loss.doubt));
        losses.clear();
    }

    private void lose(Connection control) throws SQLException {
        Doubt doubt = hearing.doubt(UNTOLD);
        boolean kept = false;
        try {
            losses.add(new Loss(doubt, RunningTransactions.executing(control)));
            kept = true;
        } finally {
            if (!kept) {
                hearing.committed(UNTOLD, doubt);
            }
        }
    }

    private static final class Peer {
        long beatAt = System.nanoTime();
        boolean hasBeaten;
        long beat;

        void beats(long number) {
            beatAt = System.nanoTime();
            hasBeaten = true;
            beat = number;
        }
    }

    private static final class Loss {
        final Doubt doubt;
        final RunningTransactions running;

        Loss(Doubt doubt, RunningTransactions running) {
            this.doubt = doubt;
            this.running = running;
        }
    }
}
