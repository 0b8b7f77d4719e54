package io.fallbackcached.core.start;

import io.fallbackcached.core.rules.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** With {@code strict=true}, the reason why the application is not to start. Its message is for people. */
public final class StrictRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StrictRefusal(List<Diagnostic> errors) {
        super(
                errors.stream()
                        .map(Diagnostic::toString)
                        .collect(Collectors.joining(
                                System.lineSeparator(),
                                "",
                                System.lineSeparator() + "strict=true: not starting with " + count(errors)
                                        + "; correct what is wrong, or start without strict")),
                null,
                false,
                false);
    }

    private static String count(List<Diagnostic> errors) {
        return errors.size() == 1 ? "this mistake" : "these " + errors.size() + " mistakes";
    }
}
