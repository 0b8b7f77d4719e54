package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.List;
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
            return within(((WithinPointcut) pointcut).getTypePattern(), false);
        }
        if (pointcut instanceof AnnotationPointcut) {
            return annotation(((AnnotationPointcut) pointcut).getAnnotationTypePattern(), false);
        }
        if (pointcut instanceof WithinAnnotationPointcut) {
            // a type's annotation may be inherited from a superclass
            return annotation(((WithinAnnotationPointcut) pointcut).getAnnotationTypePattern(), true);
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
        return new ShapeCondition(signature)
                .and(annotation(signature.getAnnotationPattern(), false))
                .and(declaring(signature.getDeclaringType()));
    }

    private static MethodCondition declaring(TypePattern pattern) {
        if (pattern instanceof AndTypePattern) {
            AndTypePattern and = (AndTypePattern) pattern;
            return declaring(and.getLeft()).and(declaring(and.getRight()));
        }
        if (pattern instanceof OrTypePattern) {
            OrTypePattern or = (OrTypePattern) pattern;
            return declaring(or.getLeft()).or(declaring(or.getRight()));
        }
        return isWild(pattern) ? TypeCondition.withSupertypes(glob(pattern)) : MethodCondition.ALWAYS;
    }

    private static MethodCondition within(TypePattern pattern, boolean withSubtypes) {
        boolean subtypes = withSubtypes || pattern.isIncludeSubtypes();
        if (pattern instanceof AndTypePattern) {
            AndTypePattern and = (AndTypePattern) pattern;
            return within(and.getLeft(), subtypes).and(within(and.getRight(), subtypes));
        }
        if (pattern instanceof OrTypePattern) {
            OrTypePattern or = (OrTypePattern) pattern;
            return within(or.getLeft(), subtypes).or(within(or.getRight(), subtypes));
        }
        if (!isWild(pattern)) {
            return MethodCondition.ALWAYS;
        }
        return subtypes ? TypeCondition.withSupertypesOrNested(glob(pattern)) : TypeCondition.own(glob(pattern));
    }

    private static boolean isWild(TypePattern pattern) {
        return pattern instanceof WildTypePattern && !pattern.isStar();
    }

    private static TypeGlob glob(TypePattern pattern) {
        return new TypeGlob(((WildTypePattern) pattern).getNamePatterns());
    }

    private MethodCondition annotation(AnnotationTypePattern pattern, boolean inherited) {
        if (pattern instanceof AndAnnotationTypePattern) {
            AndAnnotationTypePattern and = (AndAnnotationTypePattern) pattern;
            return annotation(and.getLeft(), inherited).and(annotation(and.getRight(), inherited));
        }
        if (pattern instanceof OrAnnotationTypePattern) {
            OrAnnotationTypePattern or = (OrAnnotationTypePattern) pattern;
            return annotation(or.getLeft(), inherited).or(annotation(or.getRight(), inherited));
        }
        String simpleName = simpleName(pattern);
        long mark = simpleName.isEmpty() ? 0 : marks.ofAnnotation(simpleName);
        return mark == 0 ? MethodCondition.ALWAYS : new MarkCondition(mark, inherited);
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
