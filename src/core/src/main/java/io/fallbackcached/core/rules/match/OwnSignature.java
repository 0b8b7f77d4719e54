package io.fallbackcached.core.rules.match;

import net.bytebuddy.jar.asm.Type;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.NotTypePattern;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.ThrowsPattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.TypePatternList;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinPointcut;

/**
 * Compiles out of an unresolved pointcut which methods it names for certain, by what the class file says of the method itself and
 * its class. AspectJ would find the same first, before it looks at supertypes and generics; but for that it makes itself a world,
 * which is most of what a start with rules costs. Sound by construction: whatever it does not know, and every negation but
 * {@code !void}, is not certain. AspectJ gives up where a type is missing; what is certain here is so then too.
 */
final class OwnSignature implements MethodCondition {

    private final NamePattern name;
    private final SignaturePattern signature;

    private OwnSignature(NamePattern name, SignaturePattern signature) {
        this.name = name;
        this.signature = signature;
    }

    /** What is so for a method that the pointcut surely names. */
    static MethodCondition of(Pointcut pointcut) {
        if (pointcut instanceof AndPointcut) {
            return of(((AndPointcut) pointcut).getLeft()).and(of(((AndPointcut) pointcut).getRight()));
        }
        if (pointcut instanceof OrPointcut) {
            return of(((OrPointcut) pointcut).getLeft()).or(of(((OrPointcut) pointcut).getRight()));
        }
        if (pointcut instanceof KindedPointcut
                && Shadow.MethodExecution.equals(((KindedPointcut) pointcut).getKind())) {
            return signature(((KindedPointcut) pointcut).getSignature());
        }
        return pointcut instanceof WithinPointcut
                ? declaredBy(((WithinPointcut) pointcut).getTypePattern())
                : MethodCondition.NEVER;
    }

    private static MethodCondition signature(SignaturePattern signature) {
        NamePattern name = signature.getName();
        boolean isSimple = ThrowsPattern.ANY.equals(signature.getThrowsPattern()) && signature.isStarAnnotation();
        if (name == null || !isSimple) {
            return MethodCondition.NEVER;
        }
        return declaredBy(signature.getDeclaringType()).and(new OwnSignature(name, signature));
    }

    @Override
    public boolean holds(Candidate candidate, MethodSketch method) {
        return !method.isCompilerGenerated()
                && name.matches(method.name())
                && signature.getModifiers().matches(method.access())
                && isSurely(signature.getReturnType(), Type.getReturnType(method.descriptor()))
                && areSurely(signature.getParameterTypes(), Type.getArgumentTypes(method.descriptor()));
    }

    /** Of names without a dollar sign only, of which it would not be certain what it separates. */
    private static MethodCondition declaredBy(TypePattern pattern) {
        if (!isPlain(pattern)) {
            return MethodCondition.NEVER;
        }
        if (pattern.isStar()) {
            return MethodCondition.ALWAYS;
        }
        NamePattern[] names = ((WildTypePattern) pattern).getNamePatterns();
        boolean isQualified = names.length > 1 && isLiteral(names[0]) && !NamePattern.ELLIPSIS.equals(last(names));
        if (!isQualified) {
            return MethodCondition.NEVER;
        }
        return TypeCondition.ownUnlessNested(new TypeGlob(names));
    }

    private static boolean areSurely(TypePatternList patterns, Type[] types) {
        if (patterns.size() == 1 && patterns.get(0).isEllipsis()) {
            return true;
        }
        boolean are = patterns.size() == types.length;
        for (int i = 0; are && i < types.length; i++) {
            are = !patterns.get(i).isEllipsis() && isSurely(patterns.get(i), types[i]);
        }
        return are;
    }

    private static boolean isSurely(TypePattern pattern, Type type) {
        if (pattern instanceof NotTypePattern) {
            TypePattern negated = ((NotTypePattern) pattern).getNegatedPattern();
            return isPlain(negated) && names(negated).equals("void") && type.getSort() != Type.VOID;
        }
        if (!isPlain(pattern) || pattern.isIncludeSubtypes()) {
            return false;
        }
        if (pattern.isStar()) {
            return true;
        }
        String name = names(pattern);
        switch (type.getSort()) {
            case Type.ARRAY:
                return false;
            case Type.OBJECT:
                // of names without a package AspectJ looks among those of java.lang first
                return type.getClassName().equals(name.indexOf('.') < 0 ? "java.lang." + name : name);
            default:
                return type.getClassName().equals(name);
        }
    }

    /** Names and stars alone: no annotation, array or type parameter, and nothing made of other patterns. */
    private static boolean isPlain(TypePattern pattern) {
        return pattern.isStar()
                ? pattern.getAnnotationPattern().isAny()
                : pattern instanceof WildTypePattern
                        && pattern.getAnnotationPattern().isAny()
                        && pattern.getDimensions() == 0
                        && !pattern.isVarArgs()
                        && pattern.getTypeParameters().size() == 0;
    }

    private static String names(TypePattern pattern) {
        if (!(pattern instanceof WildTypePattern)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (NamePattern name : ((WildTypePattern) pattern).getNamePatterns()) {
            text.append(text.length() == 0 ? "" : ".").append(name);
        }
        return text.toString();
    }

    private static boolean isLiteral(NamePattern name) {
        return !name.equals(NamePattern.ELLIPSIS) && name.toString().indexOf('*') < 0;
    }

    private static NamePattern last(NamePattern[] names) {
        return names[names.length - 1];
    }
}
