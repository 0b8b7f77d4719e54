package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/**
 * What a grammar makes of one statement: the tables in it, and the rows meant where conditions at its top say so. The
 * grammar is not PostgreSQL's and knows no views, so this is worth something only where the database names the same
 * tables. Takes any statement and is silent about most.
 */
public final class RowShapes {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 40;

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

    /** The mentions of tables, all of them; empty if the statement is not understood. */
    public static List<TableShape> of(SqlStatement statement) {
        List<Token> tokens = SqlText.tokens(statement.text());
        if (statement.text().length() > LONGEST
                || statement.text().indexOf('\\') >= 0
                || has(tokens, "WITH")
                || depth(tokens) > DEEPEST) {
            return List.of();
        }
        try {
            return shapes(parse(statement.text()), statement, tokens);
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return List.of();
        }
    }

    private static List<TableShape> shapes(Statement parsed, SqlStatement statement, List<Token> tokens) {
        List<TableShape> shapes = new ArrayList<>();
        boolean understood;
        if (parsed instanceof PlainSelect) {
            understood = select((PlainSelect) parsed, statement, tokens, shapes);
        } else if (parsed instanceof Insert) {
            understood = new WriteShapes(statement, shapes).insert((Insert) parsed);
        } else if (parsed instanceof Update) {
            understood = new WriteShapes(statement, shapes).update((Update) parsed);
        } else if (parsed instanceof Delete) {
            understood = new WriteShapes(statement, shapes).delete((Delete) parsed);
        } else {
            understood = false;
        }
        return understood ? List.copyOf(shapes) : List.of();
    }

    // The usual entry parses in a thread of its own, and tries again where it took too long.
    private static Statement parse(String text) throws ParseException {
        return CCJSqlParserUtil.newParser(text).withAllowComplexParsing(false).Statement();
    }

    private static boolean select(
            PlainSelect select, SqlStatement statement, List<Token> tokens, List<TableShape> shapes) {
        TableMentions mentions = TableMentions.in((Statement) select);
        List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
        boolean plainJoins = joins.stream().allMatch(RowShapes::keepsBothSides);
        boolean answers = answersRows(select, tokens);
        Conjuncts where = new Conjuncts(statement);
        List<FromItem> kept = new ArrayList<>();
        if (plainJoins && select.getFromItem() != null) {
            kept.add(select.getFromItem());
            joins.stream().filter(join -> !join.isLeft()).forEach(join -> kept.add(join.getFromItem()));
        }
        for (FromItem item : kept) {
            String qualifier = qualifier(item);
            if (item instanceof Table && qualifier != null && mentionedOnce(((Table) item).getName(), tokens)) {
                mentions.remove((Table) item);
                shapes.add(new TableShape(
                        ((Table) item).getFullyQualifiedName(),
                        TableUse.Kind.READ,
                        where.rows(qualifier, joins.isEmpty()),
                        List.of(),
                        null,
                        answers));
            }
        }
        mentions.names().forEach(name -> shapes.add(TableShape.anyRead(name)));
        return true;
    }

    private static boolean keepsBothSides(Join join) {
        return !join.isRight()
                && !join.isFull()
                && !join.isApply()
                && !join.isSemi()
                && !join.isStraight()
                && !join.isGlobal()
                && !join.isWindowJoin()
                && (join.isLeft() || !join.isOuter());
    }

    private static boolean answersRows(PlainSelect select, List<Token> tokens) {
        return select.getGroupBy() == null
                && select.getHaving() == null
                && SCALAR.containsAll(FunctionCalls.in(tokens))
                && !has(tokens, "SELECT", 2);
    }

    /** What columns of it are qualified with; null if its columns have other names than the table's. */
    static @Nullable String qualifier(FromItem item) {
        if (item.getAlias() != null) {
            return item.getAlias().getAliasColumns() == null
                    ? Conjuncts.name(item.getAlias().getName().trim())
                    : null;
        }
        return item instanceof Table ? Conjuncts.name(((Table) item).getName()) : null;
    }

    // A second mention, wherever it hides, may read other rows.
    private static boolean mentionedOnce(String written, List<Token> tokens) {
        String name = Conjuncts.name(written);
        int count = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifies = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
            boolean word =
                    tokens.get(i).kind() == Token.Kind.WORD || tokens.get(i).kind() == Token.Kind.QUOTED_NAME;
            count += word && !qualifies && tokens.get(i).name().equals(name) ? 1 : 0;
        }
        return count == 1;
    }

    private static boolean has(List<Token> tokens, String word) {
        return has(tokens, word, 1);
    }

    private static boolean has(List<Token> tokens, String word, int times) {
        return tokens.stream().filter(token -> token.is(word)).count() >= times;
    }

    private static int depth(List<Token> tokens) {
        int depth = 0;
        int deepest = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
