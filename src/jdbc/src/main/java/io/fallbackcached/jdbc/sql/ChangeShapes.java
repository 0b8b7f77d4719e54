package io.fallbackcached.jdbc.sql;

import java.util.List;
import java.util.Set;

/** The rows that an UPDATE or a DELETE changes. */
final class ChangeShapes {

    private ChangeShapes() {}

    static List<TableShape> of(SqlStatement statement, List<Token> tokens) {
        boolean deletes = tokens.get(0).is("DELETE");
        int at = deletes && tokens.size() > 1 && tokens.get(1).is("FROM") ? 2 : 1;
        int end = Depth.find(tokens, at, Set.of("SET", "USING", "WHERE", "RETURNING"));
        List<FromItems.Item> items = new FromItems(tokens.subList(at, end)).items();
        if (items == null || items.size() != 1 || deletes == isAt(tokens, end, "SET")) {
            return List.of();
        }
        FromItems.Item target = items.get(0);
        return deletes ? delete(statement, tokens, target, end) : update(statement, tokens, target, end);
    }

    private static List<TableShape> delete(SqlStatement statement, List<Token> tokens, FromItems.Item target, int end) {
        boolean alone = !isAt(tokens, end, "USING");
        return List.of(new TableShape(
                target.name,
                TableUse.Kind.DELETE,
                new Conjuncts(statement).rows(target.qualifier, alone),
                List.of(),
                null,
                false,
                null));
    }

    private static List<TableShape> update(SqlStatement statement, List<Token> tokens, FromItems.Item target, int end) {
        int after = Depth.find(tokens, end + 1, Set.of("FROM", "WHERE", "RETURNING"));
        SetList set = SetList.of(tokens.subList(Math.min(end + 1, after), after), tokens, statement);
        if (set == null) {
            return List.of();
        }
        return List.of(new TableShape(
                target.name,
                TableUse.Kind.UPDATE,
                new Conjuncts(statement).rows(target.qualifier, !isAt(tokens, after, "FROM")),
                List.of(set.values()),
                set.changed(),
                false,
                null));
    }

    private static boolean isAt(List<Token> tokens, int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }
}
