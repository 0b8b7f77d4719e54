package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.postgres.Relations.Cascade;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Says what else is written when some tables are: partitions, heirs, what foreign keys, triggers and rules reach. */
final class Writes {

    private final Relations relations;
    private final Functions functions;
    private final Meaning.Builder meaning;

    Writes(Relations relations, Functions functions, Meaning.Builder meaning) {
        this.relations = relations;
        this.functions = functions;
        this.meaning = meaning;
    }

    /** @param named the tables and views that the statement itself writes */
    void of(Collection<Long> named, Cascade cascade, RowRefinement refinement) throws SQLException {
        Set<Long> reached = relations.reached(named, cascade);
        // a table that refers to itself, say
        Set<Long> led = relations.ledTo(reached, cascade);
        for (Relation relation : relations.of(reached)) {
            boolean acts = acts(relation) || led.contains(relation.oid());
            if (!relation.isTable() || relation.isCatalogue()) {
                if (!relation.isView()) {
                    meaning.writesMore();
                }
            } else if (named.contains(relation.oid()) && !acts) {
                refinement.writes(relation).forEach(meaning::writes);
            } else {
                meaning.writes(TableUse.any(relation.table()));
            }
        }
    }

    private boolean acts(Relation relation) {
        boolean acts = relation.actsOnWrites();
        if (acts) {
            meaning.writesMore().why("triggers or rules of " + relation.table());
        }
        if (relation.actsLate()) {
            meaning.writesAnything().why("triggers of " + relation.table() + " that run in the commit");
        }
        for (String function : relation.calledOnWrite()) {
            if (functions.isOpaque(function)) {
                acts = true;
                meaning.writesMore().changesSettings().why(relation.table() + " calls " + function);
            }
        }
        return acts;
    }
}
