package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Doubt;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call puts in doubt, to be ended together, and what others are to be told of then. Used by one thread at a time. */
final class Doubts {

    /** Most calls put nothing in doubt. */
    private List<Doubt> doubts = List.of();

    private List<Telling> tellings = List.of();

    void add(Doubt doubt) {
        doubts = doubts.isEmpty() ? new ArrayList<>(1) : doubts;
        doubts.add(doubt);
    }

    void add(Telling telling) {
        tellings = tellings.isEmpty() ? new ArrayList<>(1) : tellings;
        tellings.add(telling);
    }

    void addAll(Doubts others) {
        others.doubts.forEach(this::add);
        others.tellings.forEach(this::add);
    }

    /** @param idle on which nothing is under way, to tell others by; null if there is none */
    void committed(@Nullable Connection idle) {
        doubts.forEach(Doubt::committed);
        doubts = List.of();
        for (Telling telling : tellings) {
            telling.committed(idle);
        }
        tellings = List.of();
    }

    /** The connection is gone: what was under way on it may be committed any time later. */
    void lost() {
        tellings.forEach(Telling::lost);
        tellings = List.of();
        committed(null);
    }

    void rolledBack() {
        doubts.forEach(Doubt::rolledBack);
        doubts = List.of();
        tellings.forEach(Telling::rolledBack);
        tellings = List.of();
    }
}
