package io.fallbackcached.jdbc.sql;

import java.util.Locale;

/** The smallest piece of SQL that means something, and where it stands in its text. Immutable. */
public final class Token {

    /** What a piece is. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes or backticks. */
        QUOTED_NAME,
        /** A literal in single or dollar quotes. */
        STRING,
        NUMBER,
        /** A JDBC placeholder. */
        PLACEHOLDER,
        /** Anything else, one character each, but {@code ::} and {@code ??} are one; a comment that MySQL executes too. */
        SYMBOL
    }

    private final Kind kind;
    private final String text;
    private final String word;
    private final int start;

    Token(Kind kind, String text, int start) {
        this.kind = kind;
        this.text = text;
        this.word = kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
        this.start = start;
    }

    public Kind kind() {
        return kind;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** In upper case if it is a word, empty otherwise. */
    public String word() {
        return word;
    }

    public int start() {
        return start;
    }

    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword or symbol. */
    public boolean is(String upperCase) {
        return kind == Kind.WORD ? word.equals(upperCase) : kind == Kind.SYMBOL && text.equals(upperCase);
    }

    /** As PostgreSQL understands a name: in lower case without quotes, exact with them; the content of a string. */
    public String name() {
        switch (kind) {
            case QUOTED_NAME:
                char quote = text.charAt(0);
                return inner(1).replace("" + quote + quote, "" + quote);
            case STRING:
                int opening = text.indexOf('\'') + 1;
                return text.charAt(0) == '$'
                        ? text.substring(dollarTag(), text.length() - dollarTag())
                        : inner(opening).replace("''", "'");
            default:
                return text.toLowerCase(Locale.ROOT);
        }
    }

    private String inner(int opening) {
        return text.substring(opening, text.length() - 1);
    }

    private int dollarTag() {
        return text.indexOf('$', 1) + 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
