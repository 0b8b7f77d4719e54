package io.fallbackcached.core.coherence;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** A table of books, and what watchers of statements tell about it. */
final class Books {

    final Coherence coherence = new Coherence();
    final Database database = coherence.database("library");
    final Table table = database.table("public.books");
    final Session session = session("app");

    Session session(String user) {
        return coherence.session(context(user));
    }

    Context context(String user) {
        return new Context(database, List.of(user));
    }

    /** An answer from certain rows. */
    Freshness answer(RowRead rows) {
        return answer(load -> load.reads(session, table, rows, "select"));
    }

    /** An answer from any rows. */
    Freshness answer() {
        return answer(load -> load.reads(session, table, "select", "no key"));
    }

    Freshness answer(Consumer<LoadScope> reading) {
        return Objects.requireNonNull(judge(reading).freshness(), "not kept");
    }

    Verdict judge(Consumer<LoadScope> reading) {
        LoadScope load = coherence.here().begin();
        reading.accept(load);
        return load.end(List.of());
    }

    void commit(TableWrite... writes) {
        session.commits(List.of(writes)).committed();
    }

    TableWrite update(int id) {
        return set(List.of(Map.of("id", id)), Map.of("title", "new"));
    }

    /** @param rows empty for any */
    TableWrite set(List<Map<String, Object>> rows, Map<String, Object> values) {
        return TableWrite.update(table, rows, Set.copyOf(values.keySet()), values, "update");
    }

    static RowRead byId(int id) {
        return new RowRead(List.of(Map.of("id", id)), true, true);
    }

    Set<Stripe> stripesOf(RowRead rows) {
        Set<Stripe> stripes = Collections.newSetFromMap(new IdentityHashMap<>());
        table.dependOn(rows, stripes);
        return stripes;
    }
}
