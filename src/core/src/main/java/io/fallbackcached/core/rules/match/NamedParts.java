package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.List;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.AndTypePattern;
import org.aspectj.weaver.patterns.AnnotationPointcut;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.OrTypePattern;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinPointcut;

/**
 * What a pointcut spells out, as opposed to what its wildcards happen to catch: the types it names, and whether a
 * method is meant or merely swept up. Negated parts don't count. Immutable after construction.
 */
final class NamedParts {

    private final List<TypeGlob> types = new ArrayList<>();
    private final List<NamePattern> methodNames = new ArrayList<>();
    private boolean byAnnotation;

    NamedParts(Pointcut pointcut) {
        visit(pointcut);
    }

    /** The type patterns of declaring types and {@code within}. */
    List<TypeGlob> types() {
        return types;
    }

    /**
     * Whether the rule means this method: by a name that is more than {@code *}, or by an annotation that somebody put
     * there.
     */
    boolean means(MethodSketch method) {
        if (byAnnotation) {
            return true;
        }
        for (NamePattern name : methodNames) {
            if (name.matches(method.name())) {
                return true;
            }
        }
        return false;
    }

    private void visit(Pointcut pointcut) {
        if (pointcut instanceof AndPointcut) {
            visit(((AndPointcut) pointcut).getLeft());
            visit(((AndPointcut) pointcut).getRight());
        } else if (pointcut instanceof OrPointcut) {
            visit(((OrPointcut) pointcut).getLeft());
            visit(((OrPointcut) pointcut).getRight());
        } else if (pointcut instanceof KindedPointcut) {
            visit(((KindedPointcut) pointcut).getSignature());
        } else if (pointcut instanceof WithinPointcut) {
            visit(((WithinPointcut) pointcut).getTypePattern());
        } else if (pointcut instanceof AnnotationPointcut) {
            byAnnotation = true;
        }
    }

    private void visit(SignaturePattern signature) {
        visit(signature.getDeclaringType());
        if (!signature.isMatchOnAnyName()) {
            methodNames.add(signature.getName());
        }
        if (!signature.getAnnotationPattern().isAny()) {
            byAnnotation = true;
        }
    }

    private void visit(TypePattern type) {
        if (type instanceof AndTypePattern) {
            visit(((AndTypePattern) type).getLeft());
            visit(((AndTypePattern) type).getRight());
        } else if (type instanceof OrTypePattern) {
            visit(((OrTypePattern) type).getLeft());
            visit(((OrTypePattern) type).getRight());
        } else if (type instanceof WildTypePattern && !type.isStar()) {
            types.add(new TypeGlob(((WildTypePattern) type).getNamePatterns()));
        }
    }
}
