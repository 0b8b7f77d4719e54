package io.fallbackcached.core.rules.match;

import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.jspecify.annotations.Nullable;

/** That a method has the name and the number of parameters that a signature asks for. */
final class ShapeCondition implements MethodCondition {

    private final @Nullable NamePattern name;

    /** The name, if it has no wildcard: most are compared for nothing. */
    private final @Nullable String literal;

    private final int parameters;
    private final boolean orMore;

    ShapeCondition(SignaturePattern signature) {
        int single = 0;
        for (TypePattern pattern : signature.getParameterTypes().getTypePatterns()) {
            single += pattern.isEllipsis() ? 0 : 1;
        }
        this.name = signature.isMatchOnAnyName() ? null : signature.getName();
        this.literal = name == null || name.toString().indexOf('*') >= 0 ? null : name.toString();
        this.parameters = single;
        this.orMore = single < signature.getParameterTypes().size();
    }

    @Override
    public boolean holds(Candidate candidate, MethodSketch method) {
        return isNamed(method.name()) && isCounted(method);
    }

    private boolean isNamed(String text) {
        if (literal != null) {
            return literal.equals(text);
        }
        return name == null || name.matches(text);
    }

    private boolean isCounted(MethodSketch method) {
        int count = method.parameterCount();
        return orMore ? count >= parameters : count == parameters;
    }
}
