package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Doubt;
import java.util.ArrayList;
import java.util.List;

/** What one call puts in doubt, to be ended together. Used by one thread at a time. */
final class Doubts {

    private final List<Doubt> doubts = new ArrayList<>(2);

    void add(Doubt doubt) {
        doubts.add(doubt);
    }

    void addAll(Doubts others) {
        doubts.addAll(others.doubts);
    }

    void committed() {
        doubts.forEach(Doubt::committed);
        doubts.clear();
    }

    void rolledBack() {
        doubts.forEach(Doubt::rolledBack);
        doubts.clear();
    }
}
