package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a FROM names at its top, other things between them passed over. Understands plain joins only. */
final class FromItems {

    private static final Set<String> NO_ALIAS = Set.of(
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "CROSS",
            "LEFT",
            "RIGHT",
            "FULL",
            "NATURAL",
            "TABLESAMPLE",
            "WITH",
            "AS",
            "LATERAL",
            "ONLY",
            "WHERE",
            "SET",
            "RETURNING");
    private static final Set<String> JOINS = Set.of("JOIN", "INNER", "CROSS", "LEFT", "RIGHT", "FULL", "NATURAL");

    /** A table as named there. */
    static final class Item {
        final String name;
        final Token lastName;
        final String qualifier;
        final boolean nullable;

        Item(String name, Token lastName, String qualifier, boolean nullable) {
            this.name = name;
            this.lastName = lastName;
            this.qualifier = qualifier;
            this.nullable = nullable;
        }
    }

    private final List<Token> tokens;
    private final List<Item> items = new ArrayList<>();
    private int at;
    private int count;
    private boolean understood = true;

    /** @param tokens those between FROM and what follows it */
    FromItems(List<Token> tokens) {
        this.tokens = tokens;
        item(false);
        while (understood && at < tokens.size()) {
            next();
        }
    }

    /** The tables, or null if there is something else than plain joins. */
    @Nullable
    List<Item> items() {
        return understood ? items : null;
    }

    /** Whether there is nothing to join. */
    boolean isAlone() {
        return count == 1;
    }

    private void next() {
        if (take(",")) {
            item(false);
            return;
        }
        take("NATURAL");
        boolean left = take("LEFT");
        if (left) {
            take("OUTER");
        } else if (!take("INNER")) {
            take("CROSS");
        }
        if (!take("JOIN")) {
            understood = false;
            return;
        }
        item(left);
        condition();
    }

    private void condition() {
        if (take("USING")) {
            at = Depth.closing(tokens, at) + 1;
        } else if (take("ON")) {
            Depth depth = new Depth();
            while (at < tokens.size()) {
                depth.pass(tokens.get(at));
                boolean function = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
                boolean join = JOINS.contains(tokens.get(at).word())
                        && !function
                        && !tokens.get(at - 1).is(".");
                if (depth.isZero() && (join || tokens.get(at).is(","))) {
                    return;
                }
                at++;
            }
        }
    }

    private void item(boolean nullable) {
        count++;
        take("LATERAL");
        if (at >= tokens.size()) {
            understood = false;
        } else if (tokens.get(at).is("(")) {
            at = Depth.closing(tokens, at) + 1;
            alias();
        } else {
            named(nullable);
        }
    }

    private void named(boolean nullable) {
        boolean only = take("ONLY");
        int from = at;
        String name = name();
        Token last = tokens.get(at - 1);
        if (from == at || last.kind() == Token.Kind.SYMBOL) {
            understood = false;
            return;
        }
        boolean function = at < tokens.size() && tokens.get(at).is("(");
        if (function) {
            at = Depth.closing(tokens, at) + 1;
        }
        Token alias = alias();
        boolean renamed = at < tokens.size() && tokens.get(at).is("(");
        if (renamed) {
            at = Depth.closing(tokens, at) + 1;
        }
        if (!function && !only && !renamed) {
            items.add(new Item(name, last, (alias == null ? last : alias).name(), nullable));
        }
    }

    private @Nullable Token alias() {
        boolean as = take("AS");
        if (at >= tokens.size()
                || !isName(tokens.get(at))
                || (!as && NO_ALIAS.contains(tokens.get(at).word()))) {
            understood &= !as;
            return null;
        }
        return tokens.get(at++);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (at < tokens.size() && isName(tokens.get(at))) {
            name.append(tokens.get(at++).text());
            if (!take(".")) {
                break;
            }
            name.append('.');
        }
        return name.toString();
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    }

    private boolean take(String word) {
        boolean found = at < tokens.size() && tokens.get(at).is(word);
        at += found ? 1 : 0;
        return found;
    }
}
