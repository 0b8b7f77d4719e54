package io.fallbackcached.jdbc.sql;

import java.util.List;

/**
 * Where a statement ends: at a semicolon outside parentheses (a rule's actions stand in them) and outside the body of a
 * function that is written as BEGIN ATOMIC … END.
 */
final class StatementEnd {

    private StatementEnd() {}

    static int after(List<Token> tokens, int from) {
        boolean defines = tokens.get(from).is("CREATE");
        int parentheses = 0;
        int body = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                parentheses++;
            } else if (token.is(")")) {
                parentheses = Math.max(0, parentheses - 1);
            } else if (token.is(";") && parentheses == 0 && body == 0) {
                return i;
            } else if (defines
                    && token.is("BEGIN")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("ATOMIC")) {
                body++;
            } else if (body > 0 && token.is("CASE")) {
                body++;
            } else if (body > 0 && token.is("END")) {
                body--;
            }
        }
        return tokens.size();
    }
}
