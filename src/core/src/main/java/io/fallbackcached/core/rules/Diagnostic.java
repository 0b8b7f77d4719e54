package io.fallbackcached.core.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One mistake in what a user wrote: where, what, and what to write instead. Immutable; equal by content. */
public final class Diagnostic {

    /** An error drops what it is about, and with {@code strict} the agent does not start; a warning drops nothing. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final Severity severity;
    private final String location;
    private final String message;
    private final String suggestion;

    /**
     * @param location {@code file:line:column}, counted from 1, or the option
     * @param message what is wrong, a sentence without its full stop
     * @param suggestion what to do, such as {@code did you mean 'scope'?}; empty if there is nothing to say
     */
    public Diagnostic(Severity severity, String location, String message, String suggestion) {
        this.severity = severity;
        this.location = location;
        this.message = message;
        this.suggestion = suggestion;
    }

    public static Diagnostic error(String location, String message, String suggestion) {
        return new Diagnostic(Severity.ERROR, location, message, suggestion);
    }

    public static Diagnostic warning(String location, String message, String suggestion) {
        return new Diagnostic(Severity.WARNING, location, message, suggestion);
    }

    public Severity severity() {
        return severity;
    }

    public String location() {
        return location;
    }

    public String message() {
        return message;
    }

    public String suggestion() {
        return suggestion;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** For people: {@code rules.yaml:12:5: error: unknown key 'scop'; did you mean 'scope'?}. */
    @Override
    public String toString() {
        String line = location + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
        return suggestion.isEmpty() ? line : line + "; " + suggestion;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Diagnostic && parts().equals(((Diagnostic) other).parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(severity, location, message, suggestion);
    }
}
