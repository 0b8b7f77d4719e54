package io.fallbackcached.jdbc.sql;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as applications hand it to a driver: told apart into statements, without a database and without a grammar. */
public final class SqlText {

    private SqlText() {}

    /**
     * The statements of a text, those that are nothing but comments left out. What can be understood in two ways, or does not
     * end, is one {@link Verb#OPAQUE} statement. Never throws.
     */
    public static List<SqlStatement> statements(String sql) {
        SqlScanner standard = new SqlScanner(sql, false);
        SqlScanner read = standard;
        if (sql.contains("\\'")) {
            SqlScanner escaping = new SqlScanner(sql, true);
            if (standard.complete() && escaping.complete() && !sameTokens(standard, escaping)) {
                return List.of(opaque(sql, standard.tokens()));
            }
            // the server will take only the reading in which every string ends
            read = standard.complete() ? standard : escaping;
        }
        if (!read.complete()) {
            return List.of(opaque(sql, read.tokens()));
        }
        return split(sql, read.tokens());
    }

    /** The tokens of a text, comments left out; backslashes escape nothing but in strings that begin with E. */
    public static List<Token> tokens(String sql) {
        return new SqlScanner(sql, false).tokens();
    }

    private static boolean sameTokens(SqlScanner one, SqlScanner other) {
        return texts(one).equals(texts(other));
    }

    private static List<String> texts(SqlScanner scanner) {
        List<String> texts = new ArrayList<>();
        scanner.tokens().forEach(token -> texts.add(token.text()));
        return texts;
    }

    private static List<SqlStatement> split(String sql, List<Token> tokens) {
        List<SqlStatement> statements = new ArrayList<>();
        int parameter = 1;
        int from = 0;
        while (from < tokens.size()) {
            if (tokens.get(from).is(";")) {
                from++;
                continue;
            }
            if (StatementSort.isBlock(tokens, from)) {
                statements.add(statement(sql, tokens.subList(from, tokens.size()), Verb.OPAQUE, parameter));
                return List.copyOf(statements);
            }
            int end = StatementEnd.after(tokens, from);
            SqlStatement statement = statement(sql, tokens.subList(from, end), null, parameter);
            statements.add(statement);
            parameter += statement.parameters();
            from = end;
        }
        return List.copyOf(statements);
    }

    private static SqlStatement opaque(String sql, List<Token> tokens) {
        return new SqlStatement(sql, Verb.OPAQUE, "", "", 1, placeholders(tokens));
    }

    private static SqlStatement statement(String sql, List<Token> tokens, @Nullable Verb known, int firstParameter) {
        String text = sql.substring(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
        StatementSort sort = known == null ? StatementSort.of(tokens) : new StatementSort(known);
        return new SqlStatement(text, sort.verb(), sort.name(), sort.value(), firstParameter, placeholders(tokens));
    }

    private static int placeholders(List<Token> tokens) {
        int count = 0;
        for (Token token : tokens) {
            count += token.kind() == Token.Kind.PLACEHOLDER ? 1 : 0;
        }
        return count;
    }
}
