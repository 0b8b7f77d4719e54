package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.FunctionCalls;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SpokenTimes;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.Token;
import io.fallbackcached.postgres.Explanation.Lock;
import io.fallbackcached.postgres.Relations.Cascade;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out what one query or data change means, by the server's plan, locks and catalogue. For one transaction. */
final class Inquiry {

    private final SqlStatement statement;
    private final Functions functions;
    private final Relations relations;
    private final Connection connection;
    private final Meaning.Builder meaning = new Meaning.Builder();

    Inquiry(SqlStatement statement, Functions functions, Connection connection) {
        this.statement = statement;
        this.functions = functions;
        this.connection = connection;
        this.relations = new Relations(connection);
    }

    /**
     * @throws SQLException if the server does not understand the statement, or not now
     */
    Meaning answer() throws SQLException {
        Explanation explanation = Explanation.of(connection, statement);
        RowRefinement named = RowRefinement.of(statement, relations);
        // Names of the catalogue's own from here on, whatever the application put before them.
        SessionSettings.set(connection, "search_path", "pg_catalog");
        List<Relation> locked = relations.of(explanation.locks().keySet());
        RowRefinement refinement = named.agreedWith(connection, locked, explanation.locks());
        reads(explanation, locked, refinement);
        writes(explanation, locked, refinement);
        code(explanation, locked);
        return meaning.build();
    }

    private void reads(Explanation explanation, List<Relation> locked, RowRefinement refinement) {
        for (Relation relation : locked) {
            Lock lock = explanation.locks().get(relation.oid());
            if (lock == Lock.WRITE) {
                continue;
            }
            if (lock == Lock.ROWS) {
                meaning.unkept("locks rows");
            }
            if (!relation.unkept().isEmpty()) {
                meaning.unkept(relation.unkept());
            }
            if (relation.isTable() && !relation.isCatalogue()) {
                refinement.reads(relation).forEach(meaning::reads);
            }
        }
        if (explanation.says("SAMPLING", ":")) {
            meaning.unkept("takes a sample");
        }
    }

    private void writes(Explanation explanation, List<Relation> locked, RowRefinement refinement) throws SQLException {
        Set<Long> named = new LinkedHashSet<>();
        for (Relation relation : locked) {
            if (explanation.locks().get(relation.oid()) == Lock.WRITE) {
                named.add(relation.oid());
            }
        }
        if (named.isEmpty()) {
            return;
        }
        meaning.unkept("writes");
        new Writes(relations, functions, meaning).of(named, cascade(explanation), refinement);
    }

    private static Cascade cascade(Explanation explanation) {
        if (explanation.says("DELETE", "ON") || explanation.says("MERGE", "ON")) {
            return Cascade.ACTIONS;
        }
        return explanation.says("UPDATE", "ON") || conflictUpdates(explanation) ? Cascade.UPDATES : Cascade.NONE;
    }

    private static boolean conflictUpdates(Explanation explanation) {
        List<Token> plan = explanation.plan();
        for (int i = 0; i + 2 < plan.size(); i++) {
            if (plan.get(i).is("RESOLUTION") && plan.get(i + 2).is("UPDATE")) {
                return true;
            }
        }
        return false;
    }

    private void code(Explanation explanation, List<Relation> locked) {
        List<Token> text = SqlText.tokens(statement.text());
        List<List<Token>> seen = new ArrayList<>(List.of(text, explanation.plan()));
        Set<String> called = new HashSet<>();
        for (Relation relation : locked) {
            String view = relation.view();
            if (view != null) {
                seen.add(SqlText.tokens(view));
            }
            called.addAll(relation.calledOnRead());
        }
        for (List<Token> tokens : seen) {
            called.addAll(FunctionCalls.in(tokens));
            tokens.stream()
                    .filter(token -> BuiltIns.isTimeWord(token.word()))
                    .forEach(token -> meaning.unkept("depends on " + token.word()));
        }
        text.stream()
                .filter(token -> token.kind() == Token.Kind.STRING && SpokenTimes.isOne(token.name()))
                .forEach(token -> meaning.unkept("depends on " + token.text()));
        called.stream().sorted().forEach(this::call);
        if (functions.oddOperators()) {
            opaque("operators of this database run code", true);
        }
    }

    private void call(String function) {
        if (functions.isUnsteady(function)) {
            meaning.unkept("calls " + function);
        }
        if (functions.isOpaque(function)) {
            opaque("calls " + function, functions.mayWrite(function));
        }
        if (functions.maySet(function)) {
            meaning.changesSettings().unkept("calls " + function);
        }
    }

    private void opaque(String why, boolean mayWrite) {
        meaning.readsAnything().unkept(why).why(why);
        if (mayWrite) {
            meaning.writesMore();
        }
    }
}
