package io.fallbackcached.jdbc.sql;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.util.List;
import java.util.Locale;

/** SET and RESET: which setting gets which value, for how long. */
final class SettingPhrase {

    private final List<Token> tokens;
    private int at = 1;

    private SettingPhrase(List<Token> tokens) {
        this.tokens = tokens;
    }

    static StatementSort of(List<Token> tokens) {
        SettingPhrase phrase = new SettingPhrase(tokens);
        return tokens.get(0).is("RESET") ? new StatementSort(Verb.RESET, phrase.name(), "") : phrase.set();
    }

    private StatementSort set() {
        if (take("TRANSACTION")) {
            return transaction(Verb.SET_LOCAL);
        }
        if (take("CONSTRAINTS")) {
            return new StatementSort(Verb.SET_LOCAL, "constraints", rest());
        }
        if (ahead("SESSION", "CHARACTERISTICS")) {
            return transaction(Verb.SET);
        }
        boolean local = take("LOCAL");
        if (!local && !ahead("SESSION", "AUTHORIZATION")) {
            take("SESSION");
        }
        String name = name();
        take("TO");
        take("=");
        boolean unset = at == tokens.size() - 1 && tokens.get(at).is("DEFAULT");
        if (unset && !local) {
            return new StatementSort(Verb.RESET, name, "");
        }
        boolean list = name.equals("search_path");
        return new StatementSort(local ? Verb.SET_LOCAL : Verb.SET, name, unset ? "DEFAULT" : list ? names() : rest());
    }

    private StatementSort transaction(Verb verb) {
        String level = TransactionPhrase.isolationLevel(tokens);
        if (!level.isEmpty()) {
            return new StatementSort(verb, TransactionPhrase.ISOLATION_LEVEL, level);
        }
        if (verb == Verb.SET_LOCAL && take("SNAPSHOT")) {
            return new StatementSort(verb, "transaction snapshot", rest());
        }
        return new StatementSort(verb, "transaction", rest());
    }

    private String name() {
        if (take("ROLE")) {
            return "role";
        }
        if (ahead("SESSION", "AUTHORIZATION")) {
            at += 2;
            return "session authorization";
        }
        if (ahead("TIME", "ZONE")) {
            at += 2;
            return "timezone";
        }
        if (take("NAMES")) {
            return "client_encoding";
        }
        if (!ahead("SCHEMA", "=") && !ahead("SCHEMA", "TO") && take("SCHEMA")) {
            return "search_path";
        }
        StringBuilder name = new StringBuilder();
        while (at < tokens.size() && !tokens.get(at).is("TO") && !tokens.get(at).is("=")) {
            name.append(tokens.get(at++).name().toLowerCase(Locale.ROOT));
            if (at < tokens.size()
                    && !tokens.get(at).is(".")
                    && !tokens.get(at - 1).is(".")) {
                break;
            }
        }
        return name.toString();
    }

    private String rest() {
        StringBuilder value = new StringBuilder();
        for (; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean tight = token.is(",")
                    || token.is(".")
                    || (at > 0 && tokens.get(at - 1).is("-"));
            value.append(value.length() == 0 || tight ? "" : " ").append(token.name());
        }
        return value.toString();
    }

    // The server takes each element for one name, a string too: 'a, b' is one schema.
    private String names() {
        StringBuilder value = new StringBuilder();
        for (; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.is(",")) {
                value.append(", ");
            } else if (token.name().matches("[a-z_][a-z0-9_]*")) {
                value.append(token.name());
            } else {
                value.append('"').append(token.name().replace("\"", "\"\"")).append('"');
            }
        }
        return value.toString();
    }

    private boolean take(String word) {
        boolean found = at < tokens.size() && tokens.get(at).is(word);
        at += found ? 1 : 0;
        return found;
    }

    private boolean ahead(String first, String second) {
        return at + 1 < tokens.size()
                && tokens.get(at).is(first)
                && tokens.get(at + 1).is(second);
    }
}
