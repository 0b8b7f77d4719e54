package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tables that one statement names at its top, and the rows meant where conditions at its top say so. Knows no views,
 * no search path and no triggers, so it is worth something only where the database says that there are none. Takes any
 * statement and is silent about most: what is said holds, what is not said may be so too.
 */
public final class RowShapes {

    private static final int LONGEST = 20_000;

    private static final Set<String> AFTER_FROM =
            Set.of("WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");

    /** They give one value for each row, so a result without rows stays one without. */
    private static final Set<String> SCALAR = Set.of(
            "lower",
            "upper",
            "coalesce",
            "nullif",
            "abs",
            "mod",
            "round",
            "floor",
            "ceil",
            "length",
            "substring",
            "trim",
            "concat",
            "cast",
            "greatest",
            "least",
            "replace");

    private RowShapes() {}

    /** The tables written, and those read at the top of a plain SELECT; empty if the statement is not understood. */
    public static List<TableShape> of(SqlStatement statement) {
        List<Token> tokens = SqlText.tokens(statement.text());
        // a CTE may take a table's name, a backslash may hide one
        if (statement.text().length() > LONGEST || statement.text().indexOf('\\') >= 0 || has(tokens, "WITH", 1)) {
            return List.of();
        }
        switch (tokens.isEmpty() ? "" : tokens.get(0).word()) {
            case "SELECT":
                return select(statement, tokens);
            case "INSERT":
                return new InsertShapes(statement, tokens).shapes();
            case "UPDATE":
            case "DELETE":
                return ChangeShapes.of(statement, tokens);
            default:
                return List.of();
        }
    }

    private static List<TableShape> select(SqlStatement statement, List<Token> tokens) {
        if (Depth.find(tokens, 0, Set.of("UNION", "INTERSECT", "EXCEPT", "INTO")) < tokens.size()) {
            return List.of();
        }
        int from = Depth.find(tokens, 0, Set.of("FROM"));
        if (from == tokens.size()) {
            return List.of();
        }
        FromItems source = new FromItems(tokens.subList(from + 1, Depth.find(tokens, from + 1, AFTER_FROM)));
        List<FromItems.Item> items = source.items();
        if (items == null) {
            return List.of();
        }
        Conjuncts where = new Conjuncts(statement);
        boolean answers = answersRows(tokens);
        boolean counts = source.isAlone() && countsRows(tokens);
        List<TableShape> shapes = new ArrayList<>();
        for (FromItems.Item item : items) {
            if (!item.nullable && mentionedOnce(item.lastName, tokens)) {
                shapes.add(new TableShape(
                        item.name,
                        TableUse.Kind.READ,
                        where.rows(item.qualifier, source.isAlone()),
                        List.of(),
                        null,
                        answers,
                        counts ? where.columns(item.qualifier, true) : null));
            }
        }
        return shapes;
    }

    private static boolean answersRows(List<Token> tokens) {
        return !has(tokens, "GROUP", 1)
                && !has(tokens, "HAVING", 1)
                && !has(tokens, "SELECT", 2)
                && SCALAR.containsAll(FunctionCalls.in(tokens));
    }

    /** Whether it is {@code SELECT count(*) FROM … WHERE …} and nothing more. */
    private static boolean countsRows(List<Token> tokens) {
        List<String> counting = List.of("SELECT", "COUNT", "(", "*", ")", "FROM");
        for (int i = 0; i < counting.size(); i++) {
            if (i >= tokens.size() || !tokens.get(i).is(counting.get(i))) {
                return false;
            }
        }
        int where = Depth.find(tokens, 0, AFTER_FROM);
        return where < tokens.size()
                && tokens.get(where).is("WHERE")
                && Depth.find(tokens, where + 1, AFTER_FROM) == tokens.size();
    }

    // A second mention, wherever it hides, may read other rows.
    private static boolean mentionedOnce(Token mention, List<Token> tokens) {
        int count = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifies = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
            boolean name =
                    tokens.get(i).kind() == Token.Kind.WORD || tokens.get(i).kind() == Token.Kind.QUOTED_NAME;
            count += name && !qualifies && tokens.get(i).name().equals(mention.name()) ? 1 : 0;
        }
        return count == 1;
    }

    private static boolean has(List<Token> tokens, String word, int times) {
        return tokens.stream().filter(token -> token.is(word)).count() >= times;
    }
}
