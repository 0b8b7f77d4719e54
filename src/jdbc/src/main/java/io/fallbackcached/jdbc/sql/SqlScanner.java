package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens and leaves the comments out. Takes any text; says whether all quotes and comments ended. */
final class SqlScanner {

    private final String text;
    private final boolean backslashEscapes;
    private final List<Token> tokens = new ArrayList<>();
    private boolean complete = true;
    private int at;

    /** @param backslashEscapes whether a backslash escapes a quote in every string, not only in those that begin with E */
    SqlScanner(String text, boolean backslashEscapes) {
        this.text = text;
        this.backslashEscapes = backslashEscapes;
        while (at < text.length()) {
            next();
        }
    }

    List<Token> tokens() {
        return tokens;
    }

    boolean complete() {
        return complete;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '-' && peek(1) == '-') {
            lineComment();
        } else if (c == '/' && peek(1) == '*') {
            blockComment();
        } else if (c == '\'') {
            add(Token.Kind.STRING, quoted(at, c, backslashEscapes));
        } else if (c == '"' || c == '`') {
            add(Token.Kind.QUOTED_NAME, quoted(at, c, false));
        } else if (isWordStart(c)) {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            add(Token.Kind.NUMBER, numberEnd());
        } else if (c == '$') {
            dollar();
        } else {
            symbol(c);
        }
    }

    private void lineComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void blockComment() {
        int start = at;
        boolean executable = peek(2) == '!' || (peek(2) == 'M' && peek(3) == '!');
        int depth = 0;
        do {
            if (at >= text.length()) {
                complete = false;
                break;
            }
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
        if (executable) {
            tokens.add(new Token(Token.Kind.SYMBOL, text.substring(start, at), start));
        }
    }

    private void word() {
        int end = wordEnd(at);
        boolean prefix = end - at == 1 && end < text.length() && text.charAt(end) == '\'';
        if (prefix && "eEbBxXnN".indexOf(text.charAt(at)) >= 0) {
            boolean escapes = backslashEscapes || text.charAt(at) == 'e' || text.charAt(at) == 'E';
            add(Token.Kind.STRING, quoted(end, '\'', escapes));
        } else {
            add(Token.Kind.WORD, end);
        }
    }

    private void dollar() {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isTagPart(text.charAt(tagEnd), tagEnd == at + 1)) {
            tagEnd++;
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            add(Token.Kind.SYMBOL, wordEnd(at));
            return;
        }
        String tag = text.substring(at, tagEnd + 1);
        int closing = text.indexOf(tag, tagEnd + 1);
        complete &= closing >= 0;
        add(closing < 0 ? Token.Kind.SYMBOL : Token.Kind.STRING, closing < 0 ? text.length() : closing + tag.length());
    }

    private void symbol(char c) {
        boolean pair = (c == '?' && peek(1) == '?') || (c == ':' && peek(1) == ':');
        add(c == '?' && !pair ? Token.Kind.PLACEHOLDER : Token.Kind.SYMBOL, at + (pair ? 2 : 1));
    }

    private int quoted(int opening, char quote, boolean escapes) {
        int i = opening + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else if (c == quote) {
                return i + 1;
            } else {
                i++;
            }
        }
        complete = false;
        return text.length();
    }

    private int numberEnd() {
        int i = at;
        while (i < text.length() && (isWordPart(text.charAt(i)) || isDecimalPoint(i))) {
            i++;
        }
        return i;
    }

    private boolean isDecimalPoint(int i) {
        return text.charAt(i) == '.' && (i + 1 >= text.length() || text.charAt(i + 1) != '.');
    }

    private int wordEnd(int from) {
        int i = from + 1;
        while (i < text.length() && isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void add(Token.Kind kind, int end) {
        boolean open = !complete && end == text.length() && kind != Token.Kind.WORD;
        tokens.add(new Token(open ? Token.Kind.SYMBOL : kind, text.substring(at, end), at));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isTagPart(char c, boolean first) {
        return isWordStart(c) || (!first && isDigit(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
