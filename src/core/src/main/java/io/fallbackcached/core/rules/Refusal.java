package io.fallbackcached.core.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method that a rule names and the agent leaves alone, or one kind of call it does not keep. Immutable. */
public final class Refusal {

    private final RefusalCode code;
    private final String method;
    private final String rule;
    private final String detail;

    /**
     * @param method the method, for people
     * @param rule the rule that named it, with its origin
     * @param detail what exactly: a type, an index; may be empty
     */
    public Refusal(RefusalCode code, String method, String rule, String detail) {
        this.code = code;
        this.method = method;
        this.rule = rule;
        this.detail = detail;
    }

    public RefusalCode code() {
        return code;
    }

    public String method() {
        return method;
    }

    public String rule() {
        return rule;
    }

    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Refusal && parts().equals(((Refusal) other).parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** The one line that is logged. */
    @Override
    public String toString() {
        return code.code() + ' ' + method + ' ' + code.sentence() + (detail.isEmpty() ? "" : " (" + detail + ")")
                + "; rule " + rule + "; see src/docs/refusals/" + code.code() + ".md";
    }

    private List<Object> parts() {
        return List.of(code, method, rule, detail);
    }
}
