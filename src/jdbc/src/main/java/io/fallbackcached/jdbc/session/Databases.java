package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases by product. Those of a product that cannot be told apart count as one, which may be any of those that can be:
 * what is written to the one puts the others in doubt, and the other way round. Thread-safe.
 */
final class Databases {

    private final Coherence coherence;
    private final Map<String, Set<Database>> toldApart = new ConcurrentHashMap<>();
    private final Map<String, Database> rest = new ConcurrentHashMap<>();

    Databases(Coherence coherence) {
        this.coherence = coherence;
    }

    Database of(String product, Optional<String> identity) {
        if (identity.isEmpty()) {
            return rest.computeIfAbsent(product, name -> coherence.database(name + " (unknown)"));
        }
        Database database = coherence.database(identity.get());
        toldApart
                .computeIfAbsent(product, name -> ConcurrentHashMap.newKeySet())
                .add(database);
        return database;
    }

    /** Adds a doubt about every other database that may be the one that is written to. */
    void doubtOthers(String product, Database written, String statement, Doubts doubts) {
        for (Database other : mayBe(product, written)) {
            doubts.add(other.doubtEverything(statement));
        }
    }

    /** Adds to a doubt what may be the written database under another name. */
    void doubtOthers(String product, Database written, String statement, Doubt doubt) {
        for (Database other : mayBe(product, written)) {
            doubt.touchesEverything(other, statement);
        }
    }

    private List<Database> mayBe(String product, Database written) {
        Database unknown = rest.get(product);
        Set<Database> known = toldApart.getOrDefault(product, Set.of());
        if (unknown == written) {
            return List.copyOf(known);
        }
        List<Database> others = new ArrayList<>(0);
        if (unknown != null) {
            others.add(unknown);
        }
        if (known.size() > 1) {
            String copied = copied(written);
            for (Database other : known) {
                if (other != written && copied(other).equals(copied)) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    /** Of a database that was copied, or moved when its server failed, one cannot be told from the other. */
    private static String copied(Database database) {
        int place = database.name().indexOf(DatabaseReader.PLACE);
        return place < 0 ? database.name() : database.name().substring(0, place);
    }

    /** Adds a doubt about every database of every other product. */
    void doubtAllBut(String product, String statement, Doubts doubts) {
        rest.forEach((name, database) -> {
            if (!name.equals(product)) {
                doubts.add(database.doubtEverything(statement));
            }
        });
        toldApart.forEach((name, databases) -> {
            if (!name.equals(product)) {
                doubtAll(databases, statement, doubts);
            }
        });
    }

    void doubtAll(String statement, Doubts doubts) {
        doubtAllBut("", statement, doubts);
    }

    private static void doubtAll(Collection<Database> databases, String statement, Doubts doubts) {
        databases.forEach(database -> doubts.add(database.doubtEverything(statement)));
    }
}
