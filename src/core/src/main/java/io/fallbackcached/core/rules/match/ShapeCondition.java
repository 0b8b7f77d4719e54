package io.fallbackcached.core.rules.match;

import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.jspecify.annotations.Nullable;

/** That a method has the name and the number of parameters that a signature asks for. */
final class ShapeCondition implements MethodCondition {

    private final @Nullable NamePattern name;
    private final int parameters;
    private final boolean orMore;

    ShapeCondition(SignaturePattern signature) {
        int single = 0;
        for (TypePattern pattern : signature.getParameterTypes().getTypePatterns()) {
            single += pattern.isEllipsis() ? 0 : 1;
        }
        this.name = signature.isMatchOnAnyName() ? null : signature.getName();
        this.parameters = single;
        this.orMore = single < signature.getParameterTypes().size();
    }

    @Override
    public boolean holds(Candidate candidate, MethodSketch method) {
        if (name != null && !name.matches(method.name())) {
            return false;
        }
        int count = method.parameterCount();
        return orMore ? count >= parameters : count == parameters;
    }
}
