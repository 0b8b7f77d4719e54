package io.fallbackcached.core.rules.file;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in plain YAML, and what stands there; comments and empty lines are passed over. For one thread. */
final class PlainLines {

    private static final int[] NOTHING_TO_QUOTE = {};

    private final String text;
    private int at;
    private int line;
    private int lineStart;

    private PlainLines(String text) {
        this.text = text;
        toContent();
    }

    /** At the first line with anything on it; null if there are other characters than those of ASCII that print. */
    static @Nullable PlainLines of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                return null;
            }
        }
        return new PlainLines(text);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean atLineEnd() {
        return atEnd() || current() == '\n';
    }

    /** The character here; a line end behind the last one. */
    char current() {
        return charAt(at);
    }

    /** How far in this is. */
    int indent() {
        return at - lineStart;
    }

    Mark mark() {
        return new Mark("", at, line, indent(), NOTHING_TO_QUOTE, 0);
    }

    /** To the next line with anything on it. */
    void next() {
        while (!atLineEnd()) {
            at++;
        }
        newLine();
        toContent();
    }

    /** Past a character, and the blanks behind it. */
    void skip() {
        at++;
        skipBlanks();
    }

    /** Whether an item of a list begins here. */
    boolean isItem() {
        return current() == '-' && charAt(at + 1) == ' ';
    }

    void enterItem() {
        at++;
        skipBlanks();
    }

    /** Whether a word, no longer than that, and a colon stand here. */
    boolean isEntry(int longest) {
        int colon = wordEnd(at);
        boolean isKey = isLetter(current()) && colon - at <= longest && charAt(colon) == ':';
        return isKey && (charAt(colon + 1) == ' ' || charAt(colon + 1) == '\n');
    }

    /** Past the key, to its value or the line's end. */
    String enterValue() {
        int start = at;
        at = wordEnd(at);
        String key = text.substring(start, at);
        skip();
        return key;
    }

    /** A text in quotes, with nothing in it that would not stand for itself; null if this is none. */
    @Nullable
    String quoted() {
        char quote = current();
        int closing = at + 1;
        while (charAt(closing) != quote) {
            if (charAt(closing) == '\n' || (quote == '"' && charAt(closing) == '\\')) {
                return null;
            }
            closing++;
        }
        if (charAt(closing + 1) != ' ' && charAt(closing + 1) != '\n') {
            return null;
        }
        String value = text.substring(at + 1, closing);
        at = closing;
        skip();
        return value;
    }

    /** What stands here to the end of the line; null if YAML might take it for something else than text. */
    @Nullable
    String plain() {
        char first = current();
        if (!isLetter(first) && !isDigit(first) && first != '/' && first != '.' && first != '(') {
            return null;
        }
        int start = at;
        int end = at;
        for (; !atLineEnd() && !isComment(); at++) {
            boolean isColon = current() == ':' && (charAt(at + 1) == ' ' || charAt(at + 1) == '\n');
            if (isColon) {
                return null;
            }
            end = current() == ' ' ? end : at + 1;
        }
        skipBlanks();
        return text.substring(start, end);
    }

    /** Letters, digits and dots; null if there are none. */
    @Nullable
    String word() {
        int start = at;
        while (isLetter(current()) || isDigit(current()) || (at > start && isJoint(current()))) {
            at++;
        }
        String word = text.substring(start, at);
        skipBlanks();
        return word.isEmpty() ? null : word;
    }

    private int wordEnd(int start) {
        int end = start;
        while (isLetter(charAt(end)) || isDigit(charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipBlanks() {
        while (current() == ' ' && !atEnd()) {
            at++;
        }
        if (isComment()) {
            while (!atLineEnd()) {
                at++;
            }
        }
    }

    /** Blanks before make the difference to a text with such a character in it. */
    private boolean isComment() {
        return current() == '#' && (at == lineStart || charAt(at - 1) == ' ');
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private void toContent() {
        skipBlanks();
        while (!atEnd() && atLineEnd()) {
            newLine();
            skipBlanks();
        }
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\n';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == '_' || c == '$';
    }
}
