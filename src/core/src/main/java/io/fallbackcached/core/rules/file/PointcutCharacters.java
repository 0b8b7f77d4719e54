package io.fallbackcached.core.rules.file;

/** Finds what AspectJ's tokeniser trips over without saying where: a single bar and an open quote. */
final class PointcutCharacters {

    private PointcutCharacters() {}

    static void check(String text) throws PointcutSyntaxException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = closingQuote(text, i);
            } else if (c == '|') {
                i++;
                if (i == text.length() || text.charAt(i) != '|') {
                    throw new PointcutSyntaxException(i - 1, "a single '|'", "write ||");
                }
            }
        }
    }

    private static int closingQuote(String text, int opening) throws PointcutSyntaxException {
        int closing = text.indexOf('"', opening + 1);
        if (closing < 0) {
            throw new PointcutSyntaxException(opening, "this quote is never closed", "add \"");
        }
        return closing;
    }
}
