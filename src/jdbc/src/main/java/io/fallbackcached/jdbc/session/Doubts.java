package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Doubt;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call puts in doubt, to be ended together, and what others are to be told of then. Used by one thread at a time. */
final class Doubts {

    private final List<Doubt> doubts = new ArrayList<>(0);
    private final List<Telling> tellings = new ArrayList<>(0);

    void add(Doubt doubt) {
        doubts.add(doubt);
    }

    void add(Telling telling) {
        tellings.add(telling);
    }

    void addAll(Doubts others) {
        doubts.addAll(others.doubts);
        tellings.addAll(others.tellings);
    }

    /** @param idle on which nothing is under way, to tell others by; null if there is none */
    void committed(@Nullable Connection idle) {
        doubts.forEach(Doubt::committed);
        doubts.clear();
        tellings.forEach(telling -> telling.committed(idle));
        tellings.clear();
    }

    /** The connection is gone: what was under way on it may be committed any time later. */
    void lost() {
        tellings.forEach(Telling::lost);
        tellings.clear();
        committed(null);
    }

    void rolledBack() {
        doubts.forEach(Doubt::rolledBack);
        doubts.clear();
        tellings.forEach(Telling::rolledBack);
        tellings.clear();
    }
}
