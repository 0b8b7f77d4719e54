package io.fallbackcached.jdbc.sql;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.util.List;
import java.util.Locale;

/** Statements that begin, end or divide transactions; whatever else is not known. */
final class TransactionPhrase {

    static final String ISOLATION_LEVEL = "transaction isolation level";

    private TransactionPhrase() {}

    static StatementSort of(List<Token> tokens) {
        switch (tokens.get(0).word()) {
            case "BEGIN":
                return begin(tokens);
            case "START":
                return is(tokens, 1, "TRANSACTION") ? begin(tokens) : new StatementSort(Verb.OPAQUE);
            case "COMMIT":
                return is(tokens, 1, "PREPARED")
                        ? named(Verb.COMMIT_PREPARED, tokens, 2)
                        : new StatementSort(Verb.COMMIT);
            case "END":
                return new StatementSort(Verb.COMMIT);
            case "ROLLBACK":
            case "ABORT":
                return rollback(tokens);
            case "SAVEPOINT":
                return named(Verb.SAVEPOINT, tokens, 1);
            case "RELEASE":
                return named(Verb.RELEASE, tokens, is(tokens, 1, "SAVEPOINT") && tokens.size() > 2 ? 2 : 1);
            case "PREPARE":
                return is(tokens, 1, "TRANSACTION") && !is(tokens, 2, "AS")
                        ? named(Verb.PREPARE_TRANSACTION, tokens, 2)
                        : new StatementSort(Verb.HARMLESS);
            default:
                return new StatementSort(Verb.OPAQUE);
        }
    }

    /** The level that follows ISOLATION LEVEL in upper case; empty if there is none. */
    static String isolationLevel(List<Token> tokens) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("ISOLATION") && tokens.get(i + 1).is("LEVEL")) {
                String first = tokens.get(i + 2).word();
                boolean two = first.equals("READ") || first.equals("REPEATABLE");
                return two && i + 3 < tokens.size()
                        ? first + " " + tokens.get(i + 3).text().toUpperCase(Locale.ROOT)
                        : first;
            }
        }
        return "";
    }

    private static StatementSort begin(List<Token> tokens) {
        String level = isolationLevel(tokens);
        return new StatementSort(Verb.BEGIN, level.isEmpty() ? "" : ISOLATION_LEVEL, level);
    }

    private static StatementSort rollback(List<Token> tokens) {
        if (is(tokens, 1, "PREPARED")) {
            return named(Verb.ROLLBACK_PREPARED, tokens, 2);
        }
        int at = is(tokens, 1, "WORK") || is(tokens, 1, "TRANSACTION") ? 2 : 1;
        if (!is(tokens, at, "TO")) {
            return new StatementSort(Verb.ROLLBACK);
        }
        return named(
                Verb.ROLLBACK_TO, tokens, is(tokens, at + 1, "SAVEPOINT") && tokens.size() > at + 2 ? at + 2 : at + 1);
    }

    private static StatementSort named(Verb verb, List<Token> tokens, int at) {
        return new StatementSort(verb, at < tokens.size() ? tokens.get(at).name() : "", "");
    }

    private static boolean is(List<Token> tokens, int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }
}
