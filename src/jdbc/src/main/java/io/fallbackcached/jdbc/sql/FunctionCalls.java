package io.fallbackcached.jdbc.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The functions that a text calls, as far as its look tells: names before an opening parenthesis that are no keywords. */
public final class FunctionCalls {

    private static final Set<String> KEYWORDS = Set.of(
            ("ALL AND ANY ARRAY AS ASC BETWEEN BY CASE CROSS CONFLICT CUBE DESC DISTINCT DO ELSE END EXCEPT EXCLUDE EXISTS FETCH "
                            + "FILTER FIRST FOLLOWING FROM FULL GROUP GROUPING HAVING ILIKE IN INNER INTERSECT INTO IS JOIN KEY "
                            + "LAST LATERAL LEFT LIKE LIMIT MATERIALIZED MINUS NATURAL NEXT NOT NULL OF OFFSET ON ONLY OR ORDER "
                            + "OUTER OVER PARTITION PRECEDING RANGE RECURSIVE RETURNING RIGHT ROLLUP ROW ROWS SELECT SET SETS SIMILAR "
                            + "SOME SYMMETRIC TABLE THEN TO UNION UNIQUE UPDATE USING VALUES WHEN WHERE WINDOW WITH WITHIN "
                            // types that take a length or a precision
                            + "BIT CHAR CHARACTER DEC DECIMAL FLOAT INTERVAL NATIONAL NCHAR NUMERIC NVARCHAR TIME TIMESTAMP "
                            + "TIMESTAMPTZ TIMETZ VARBINARY VARBIT VARCHAR VARCHAR2 VARYING BPCHAR")
                    .split(" "));

    private FunctionCalls() {}

    /** In the form {@code name} or {@code schema.name}, in lower case where not quoted. */
    public static Set<String> in(List<Token> tokens) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("(") && isName(tokens, i - 1)) {
                names.add(qualified(tokens, i - 1));
            }
        }
        return names;
    }

    private static boolean isName(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        boolean afterDot = i > 0 && tokens.get(i - 1).is(".");
        return token.kind() == Token.Kind.QUOTED_NAME
                || (token.kind() == Token.Kind.WORD && (afterDot || !KEYWORDS.contains(token.word())));
    }

    private static String qualified(List<Token> tokens, int last) {
        String name = tokens.get(last).name();
        return last > 1 && tokens.get(last - 1).is(".") ? qualified(tokens, last - 2) + "." + name : name;
    }
}
