package io.fallbackcached.core.rules.file;

/** A pointcut that cannot be used as it is written. */
public final class PointcutSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final int offset;
    private final String suggestion;

    PointcutSyntaxException(int offset, String message, String suggestion) {
        super(message);
        this.reason = message;
        this.offset = offset;
        this.suggestion = suggestion;
    }

    /** What is wrong, without its place: the message. */
    public String reason() {
        return reason;
    }

    /** Where in the text, from 0; the text's length if something is missing at its end. */
    public int offset() {
        return offset;
    }

    /** What to write instead; empty if there is nothing to say. */
    public String suggestion() {
        return suggestion;
    }
}
