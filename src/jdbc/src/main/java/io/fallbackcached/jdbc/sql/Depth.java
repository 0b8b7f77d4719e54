package io.fallbackcached.jdbc.sql;

import java.util.List;
import java.util.Set;

/** How deep one is in parentheses, brackets and CASEs while going through tokens. Not thread-safe. */
final class Depth {

    private int depth;
    private boolean closed;

    void pass(Token token) {
        boolean opens = token.is("(") || token.is("[") || token.is("CASE");
        closed = token.is(")") || token.is("]") || token.is("END");
        depth += opens ? 1 : closed ? -1 : 0;
    }

    /** Whether the token passed last is outside of all of them, and none of their ends. */
    boolean isZero() {
        return depth == 0 && !closed;
    }

    /** Where the first of these words stands outside of parentheses, as a keyword; the number of tokens if nowhere. */
    static int find(List<Token> tokens, int from, Set<String> words) {
        Depth depth = new Depth();
        for (int i = from; i < tokens.size(); i++) {
            depth.pass(tokens.get(i));
            boolean name =
                    i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("AS"));
            // IS DISTINCT FROM
            boolean compares =
                    i > 0 && tokens.get(i).is("FROM") && tokens.get(i - 1).is("DISTINCT");
            if (depth.isZero()
                    && !name
                    && !compares
                    && words.contains(tokens.get(i).word())) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Where the parenthesis that opens here is closed; the number of tokens if nowhere. */
    static int closing(List<Token> tokens, int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }
}
