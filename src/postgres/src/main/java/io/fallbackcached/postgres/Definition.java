package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.Token;
import java.util.List;
import java.util.Set;

/** What statements do that create, change or drop things. */
final class Definition {

    private static final Set<String> BEFORE_TEMPORARY = Set.of("OR", "REPLACE", "GLOBAL", "LOCAL");

    private Definition() {}

    static Meaning meaning(SqlStatement statement) {
        List<Token> tokens = SqlText.tokens(statement.text());
        if (createsTemporary(tokens)) {
            // It may hide a table of the same name from this session alone.
            return new Meaning.Builder()
                    .readsAnything()
                    .writesMore()
                    .changesSettings()
                    .unkept("creates a temporary table")
                    .build();
        }
        return new Meaning.Builder()
                .readsAnything()
                .writesAnything()
                .definesTables()
                .unkept("changes definitions")
                .why(statement.text().length() > 80 ? statement.text().substring(0, 80) : statement.text())
                .build();
    }

    private static boolean createsTemporary(List<Token> tokens) {
        int at = 1;
        while (at < tokens.size() && BEFORE_TEMPORARY.contains(tokens.get(at).word())) {
            at++;
        }
        return tokens.get(0).is("CREATE")
                && at < tokens.size()
                && (tokens.get(at).is("TEMP") || tokens.get(at).is("TEMPORARY"));
    }
}
