package io.fallbackcached.core.options;

/** A value that is not what its option takes. */
final class BadOptionException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final String suggestion;

    BadOptionException(String reason, String suggestion) {
        super(reason, null, false, false);
        this.reason = reason;
        this.suggestion = suggestion;
    }

    String reason() {
        return reason;
    }

    String suggestion() {
        return suggestion;
    }
}
