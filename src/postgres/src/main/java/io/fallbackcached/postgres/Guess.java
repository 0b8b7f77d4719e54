package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.CautiousReader;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.util.Map;

/** What can be said of a statement without having asked the server about it. */
final class Guess {

    private final CautiousReader cautious = new CautiousReader();

    /** As for a database that nothing is known of, but that the locks before a commit tell what was written. */
    Meaning withoutServer(SqlStatement statement, String why) {
        switch (statement.verb()) {
            case DATA:
            case COPY_IN:
                return write(why).build();
            case OPAQUE:
                return write(why).changesSettings().build();
            default:
                return cautious.meaning(statement, Map.of(), false);
        }
    }

    /** Not to be kept: the server would have had something to say. */
    Meaning forNow(SqlStatement statement, String why) {
        Meaning guess = withoutServer(statement, why);
        if (statement.verb() != SqlStatement.Verb.QUERY) {
            return guess;
        }
        Meaning.Builder meaning =
                new Meaning.Builder().readsAnything().unkept(why).why(why);
        if (guess.changesSettings()) {
            meaning.changesSettings();
        }
        return (guess.writesNothing() ? meaning : meaning.writesMore()).build();
    }

    /** Statements that are understood without the server. */
    Meaning plain(SqlStatement statement) {
        switch (statement.verb()) {
            case OPAQUE:
                return write("runs code: " + firstWord(statement))
                        .changesSettings()
                        .build();
            case DEFINITION:
                return Definition.meaning(statement);
            default:
                return cautious.meaning(statement, Map.of(), false);
        }
    }

    boolean isPlainRead(SqlStatement query) {
        return cautious.isPlainRead(query);
    }

    private static Meaning.Builder write(String why) {
        return new Meaning.Builder().readsAnything().writesMore().unkept(why).why(why);
    }

    private static String firstWord(SqlStatement statement) {
        return SqlText.tokens(statement.text()).stream()
                .findFirst()
                .map(token -> token.text())
                .orElse("");
    }
}
