package io.fallbackcached.jdbc.sql;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.util.List;
import java.util.Set;

/** Sorts a statement by its first words. Immutable. */
final class StatementSort {

    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
    private static final Set<String> BEGIN_OPTIONS = Set.of(
            "WORK",
            "TRANSACTION",
            "TRAN",
            "ISOLATION",
            "READ",
            "NOT",
            "DEFERRABLE",
            "DEFERRED",
            "IMMEDIATE",
            "EXCLUSIVE");

    private final Verb verb;
    private final String name;
    private final String value;

    StatementSort(Verb verb) {
        this(verb, "", "");
    }

    StatementSort(Verb verb, String name, String value) {
        this.verb = verb;
        this.name = name;
        this.value = value;
    }

    /** Whether a block of procedural code begins here, whose semicolons end no statement. */
    static boolean isBlock(List<Token> tokens, int from) {
        if (tokens.get(from).is("DECLARE")) {
            return StatementEnd.after(tokens, from) < tokens.size() && !has(statement(tokens, from), "CURSOR");
        }
        return tokens.get(from).is("BEGIN")
                && from + 1 < tokens.size()
                && !tokens.get(from + 1).is(";")
                && !BEGIN_OPTIONS.contains(tokens.get(from + 1).word());
    }

    /** @param tokens of one statement, at least one */
    static StatementSort of(List<Token> tokens) {
        switch (first(tokens)) {
            case "SELECT":
            case "VALUES":
            case "TABLE":
            case "WITH":
                return query(tokens);
            case "DECLARE":
                return new StatementSort(has(tokens, "CURSOR") ? query(tokens).verb : Verb.OPAQUE);
            case "INSERT":
            case "UPDATE":
            case "DELETE":
            case "MERGE":
            case "TRUNCATE":
            case "REPLACE":
            case "UPSERT":
                return new StatementSort(Verb.DATA);
            case "COPY":
                return new StatementSort(copy(tokens));
            case "EXPLAIN":
                return new StatementSort(explain(tokens));
            case "SET":
            case "RESET":
                return SettingPhrase.of(tokens);
            case "DISCARD":
                return new StatementSort(Verb.DISCARD);
            case "CREATE":
            case "ALTER":
            case "DROP":
            case "GRANT":
            case "REVOKE":
            case "COMMENT":
            case "REFRESH":
            case "IMPORT":
            case "SECURITY":
            case "REASSIGN":
            case "RENAME":
                return new StatementSort(Verb.DEFINITION);
            case "SHOW":
            case "LISTEN":
            case "UNLISTEN":
            case "NOTIFY":
            case "FETCH":
            case "MOVE":
            case "CLOSE":
            case "LOCK":
            case "VACUUM":
            case "ANALYZE":
            case "ANALYSE":
            case "REINDEX":
            case "CLUSTER":
            case "CHECKPOINT":
            case "DEALLOCATE":
                return new StatementSort(Verb.HARMLESS);
            default:
                return TransactionPhrase.of(tokens);
        }
    }

    Verb verb() {
        return verb;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    private static String first(List<Token> tokens) {
        int i = 0;
        while (i < tokens.size() - 1 && tokens.get(i).is("(")) {
            i++;
        }
        String word = tokens.get(i).word();
        return i == 0 || Set.of("SELECT", "WITH", "VALUES", "TABLE").contains(word) ? word : "";
    }

    private static StatementSort query(List<Token> tokens) {
        if (has(tokens, "WITH") && writesInside(tokens)) {
            return new StatementSort(Verb.DATA);
        }
        return new StatementSort(has(tokens, "INTO") ? Verb.DEFINITION : Verb.QUERY);
    }

    private static Verb copy(List<Token> tokens) {
        if (writesInside(tokens)) {
            return Verb.OPAQUE;
        }
        int depth = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("FROM")) {
                return Verb.COPY_IN;
            }
            if (depth == 0 && token.is("TO")) {
                return Verb.COPY_OUT;
            }
        }
        return Verb.OPAQUE;
    }

    private static Verb explain(List<Token> tokens) {
        int at = 1;
        boolean executes = false;
        if (at < tokens.size() && tokens.get(at).is("(")) {
            while (at < tokens.size() && !tokens.get(at).is(")")) {
                executes |= isAnalyze(tokens.get(at++));
            }
            at++;
        } else {
            while (at < tokens.size()
                    && (isAnalyze(tokens.get(at)) || tokens.get(at).is("VERBOSE"))) {
                executes |= isAnalyze(tokens.get(at++));
            }
        }
        if (!executes) {
            return Verb.HARMLESS;
        }
        return at < tokens.size() ? of(tokens.subList(at, tokens.size())).verb : Verb.OPAQUE;
    }

    private static boolean isAnalyze(Token token) {
        return token.is("ANALYZE") || token.is("ANALYSE");
    }

    // A false alarm, say for a column of that name, costs exactness only.
    private static boolean writesInside(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (WRITING.contains(tokens.get(i).word())
                    && !isName(tokens, i)
                    && !(i > 0
                            && (tokens.get(i - 1).is("FOR") || tokens.get(i - 1).is("KEY")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(List<Token> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word) && !isName(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    // Even reserved words may be names there.
    private static boolean isName(List<Token> tokens, int i) {
        return i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("AS"));
    }

    private static List<Token> statement(List<Token> tokens, int from) {
        return tokens.subList(from, StatementEnd.after(tokens, from));
    }
}
