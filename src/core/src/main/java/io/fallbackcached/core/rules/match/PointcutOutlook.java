package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.aspectj.weaver.patterns.AndAnnotationTypePattern;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.AndTypePattern;
import org.aspectj.weaver.patterns.AnnotationPointcut;
import org.aspectj.weaver.patterns.AnnotationTypePattern;
import org.aspectj.weaver.patterns.ExactAnnotationTypePattern;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.OrAnnotationTypePattern;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.OrTypePattern;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.TypePatternList;
import org.aspectj.weaver.patterns.WildAnnotationTypePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinAnnotationPointcut;
import org.aspectj.weaver.patterns.WithinPointcut;

/**
 * Compiles the pre-filter out of an unresolved pointcut. Sound by construction: every node it does not know, and every
 * negation, becomes "maybe". A signature matches through any supertype that declares the method, so its declaring type
 * is looked for among all supertypes, those of the platform too.
 */
final class PointcutOutlook {

    private final ConstantMarks marks;

    PointcutOutlook(ConstantMarks marks) {
        this.marks = marks;
    }

    MethodCondition of(Pointcut pointcut) {
        if (pointcut instanceof AndPointcut) {
            return of(((AndPointcut) pointcut).getLeft()).and(of(((AndPointcut) pointcut).getRight()));
        }
        if (pointcut instanceof OrPointcut) {
            return of(((OrPointcut) pointcut).getLeft()).or(of(((OrPointcut) pointcut).getRight()));
        }
        if (pointcut instanceof KindedPointcut) {
            return signature(((KindedPointcut) pointcut).getSignature());
        }
        if (pointcut instanceof WithinPointcut) {
            return type(((WithinPointcut) pointcut).getTypePattern(), false, PointcutOutlook::within);
        }
        if (pointcut instanceof AnnotationPointcut) {
            return declared(((AnnotationPointcut) pointcut).getAnnotationTypePattern());
        }
        if (pointcut instanceof WithinAnnotationPointcut) {
            return inherited(((WithinAnnotationPointcut) pointcut).getAnnotationTypePattern());
        }
        return MethodCondition.ALWAYS;
    }

    /**
     * What a class must have one of among its constants to declare a method that the pointcut names.
     *
     * @return bits of {@link ConstantMarks}; 0 if nothing may be concluded
     */
    long marks(Pointcut pointcut) {
        if (pointcut instanceof AndPointcut) {
            long left = marks(((AndPointcut) pointcut).getLeft());
            return left != 0 ? left : marks(((AndPointcut) pointcut).getRight());
        }
        if (pointcut instanceof OrPointcut) {
            long left = marks(((OrPointcut) pointcut).getLeft());
            long right = marks(((OrPointcut) pointcut).getRight());
            return left == 0 || right == 0 ? 0 : left | right;
        }
        return pointcut instanceof KindedPointcut
                ? marks.ofName(beginning(((KindedPointcut) pointcut).getSignature()))
                : 0;
    }

    private static String beginning(SignaturePattern signature) {
        NamePattern name = signature.getName();
        if (name == null || signature.isMatchOnAnyName()) {
            return "";
        }
        String text = name.toString();
        int star = text.indexOf('*');
        return star < 0 ? text : text.substring(0, star);
    }

    private MethodCondition signature(SignaturePattern signature) {
        return name(signature)
                .and(parameterCount(signature.getParameterTypes()))
                .and(declared(signature.getAnnotationPattern()))
                .and(type(signature.getDeclaringType(), true, (glob, subtypes) -> declaring(glob)));
    }

    private static MethodCondition name(SignaturePattern signature) {
        NamePattern name = signature.getName();
        return name == null || signature.isMatchOnAnyName()
                ? MethodCondition.ALWAYS
                : (candidate, method) -> name.matches(method.name());
    }

    private static MethodCondition parameterCount(TypePatternList parameters) {
        long single = Arrays.stream(parameters.getTypePatterns())
                .filter(pattern -> !pattern.isEllipsis())
                .count();
        boolean atLeast = single < parameters.size();
        return (candidate, method) -> {
            int count = method.parameterCount();
            return atLeast ? count >= single : count == single;
        };
    }

    private static MethodCondition type(
            TypePattern pattern, boolean withSubtypes, BiFunction<TypeGlob, Boolean, MethodCondition> leaf) {
        boolean subtypes = withSubtypes || pattern.isIncludeSubtypes();
        if (pattern instanceof AndTypePattern) {
            AndTypePattern and = (AndTypePattern) pattern;
            return type(and.getLeft(), subtypes, leaf).and(type(and.getRight(), subtypes, leaf));
        }
        if (pattern instanceof OrTypePattern) {
            OrTypePattern or = (OrTypePattern) pattern;
            return type(or.getLeft(), subtypes, leaf).or(type(or.getRight(), subtypes, leaf));
        }
        if (pattern instanceof WildTypePattern && !pattern.isStar()) {
            return leaf.apply(new TypeGlob(((WildTypePattern) pattern).getNamePatterns()), subtypes);
        }
        return MethodCondition.ALWAYS;
    }

    private static MethodCondition declaring(TypeGlob glob) {
        return (candidate, method) -> candidate.isNamedWithSupertypesBy(glob);
    }

    private static MethodCondition within(TypeGlob glob, boolean subtypes) {
        return subtypes
                ? (candidate, method) -> candidate.mayBeNested() || candidate.isNamedWithSupertypesBy(glob)
                : (candidate, method) -> candidate.isNamedBy(glob);
    }

    private MethodCondition declared(AnnotationTypePattern pattern) {
        return annotation(
                pattern, mark -> (candidate, method) -> (candidate.sketch().marks() & mark) != 0);
    }

    /** A type's annotation may be inherited from a superclass. */
    private MethodCondition inherited(AnnotationTypePattern pattern) {
        return annotation(pattern, mark -> (candidate, method) -> candidate.inheritsMark(mark));
    }

    private MethodCondition annotation(
            AnnotationTypePattern pattern, java.util.function.LongFunction<MethodCondition> leaf) {
        if (pattern instanceof AndAnnotationTypePattern) {
            AndAnnotationTypePattern and = (AndAnnotationTypePattern) pattern;
            return annotation(and.getLeft(), leaf).and(annotation(and.getRight(), leaf));
        }
        if (pattern instanceof OrAnnotationTypePattern) {
            OrAnnotationTypePattern or = (OrAnnotationTypePattern) pattern;
            return annotation(or.getLeft(), leaf).or(annotation(or.getRight(), leaf));
        }
        String simpleName = simpleName(pattern);
        long mark = simpleName.isEmpty() ? 0 : marks.ofAnnotation(simpleName);
        return mark == 0 ? MethodCondition.ALWAYS : leaf.apply(mark);
    }

    /** What the names of methods that a pointcut spells out begin with. */
    static List<String> names(Pointcut pointcut) {
        List<String> names = new ArrayList<>();
        for (Pointcut leaf : leaves(pointcut)) {
            if (leaf instanceof KindedPointcut) {
                names.add(beginning(((KindedPointcut) leaf).getSignature()));
            }
        }
        return names;
    }

    /** The simple names of all annotations a pointcut may look for. */
    static List<String> annotations(Pointcut pointcut) {
        List<String> names = new ArrayList<>();
        for (Pointcut leaf : leaves(pointcut)) {
            if (leaf instanceof KindedPointcut) {
                collect(((KindedPointcut) leaf).getSignature().getAnnotationPattern(), names);
            } else if (leaf instanceof AnnotationPointcut) {
                collect(((AnnotationPointcut) leaf).getAnnotationTypePattern(), names);
            } else if (leaf instanceof WithinAnnotationPointcut) {
                collect(((WithinAnnotationPointcut) leaf).getAnnotationTypePattern(), names);
            }
        }
        return names;
    }

    /** What a pointcut is made of with "and" and "or", from left to right. */
    private static List<Pointcut> leaves(Pointcut pointcut) {
        List<Pointcut> leaves = new ArrayList<>();
        if (pointcut instanceof AndPointcut) {
            leaves.addAll(leaves(((AndPointcut) pointcut).getLeft()));
            leaves.addAll(leaves(((AndPointcut) pointcut).getRight()));
        } else if (pointcut instanceof OrPointcut) {
            leaves.addAll(leaves(((OrPointcut) pointcut).getLeft()));
            leaves.addAll(leaves(((OrPointcut) pointcut).getRight()));
        } else {
            leaves.add(pointcut);
        }
        return leaves;
    }

    private static void collect(AnnotationTypePattern pattern, List<String> names) {
        if (pattern instanceof AndAnnotationTypePattern) {
            collect(((AndAnnotationTypePattern) pattern).getLeft(), names);
            collect(((AndAnnotationTypePattern) pattern).getRight(), names);
        } else if (pattern instanceof OrAnnotationTypePattern) {
            collect(((OrAnnotationTypePattern) pattern).getLeft(), names);
            collect(((OrAnnotationTypePattern) pattern).getRight(), names);
        } else if (!simpleName(pattern).isEmpty()) {
            names.add(simpleName(pattern));
        }
    }

    private static String simpleName(AnnotationTypePattern pattern) {
        if (pattern instanceof ExactAnnotationTypePattern) {
            var type = ((ExactAnnotationTypePattern) pattern).getAnnotationType();
            return type == null ? "" : lastPart(type.getName());
        }
        TypePattern type = pattern instanceof WildAnnotationTypePattern
                ? ((WildAnnotationTypePattern) pattern).getTypePattern()
                : null;
        if (!(type instanceof WildTypePattern)) {
            return "";
        }
        NamePattern[] names = ((WildTypePattern) type).getNamePatterns();
        String last = lastPart(names[names.length - 1].toString());
        return last.contains("*") ? "" : last;
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
