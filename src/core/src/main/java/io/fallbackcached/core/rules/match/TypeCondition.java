package io.fallbackcached.core.rules.match;

/** That a type's name fits a glob: the candidate's, or that of a type around or above it. */
final class TypeCondition implements MethodCondition {

    private final TypeGlob glob;
    private final boolean ofSupertypes;
    private final Nesting nesting;

    private TypeCondition(TypeGlob glob, boolean ofSupertypes, Nesting nesting) {
        this.glob = glob;
        this.ofSupertypes = ofSupertypes;
        this.nesting = nesting;
    }

    /** The class or any of its supertypes. */
    static TypeCondition withSupertypes(TypeGlob glob) {
        return new TypeCondition(glob, true, Nesting.DOES_NOT_MATTER);
    }

    /** The class or any of its supertypes, or those of a type it may be nested in. */
    static TypeCondition withSupertypesOrNested(TypeGlob glob) {
        return new TypeCondition(glob, true, Nesting.SUFFICES);
    }

    /** The class or a type it may be nested in. */
    static TypeCondition own(TypeGlob glob) {
        return new TypeCondition(glob, false, Nesting.DOES_NOT_MATTER);
    }

    /** The class, and it is nested in none. */
    static TypeCondition ownUnlessNested(TypeGlob glob) {
        return new TypeCondition(glob, false, Nesting.PREVENTS);
    }

    @Override
    public boolean holds(Candidate candidate, MethodSketch method) {
        if (nesting != Nesting.DOES_NOT_MATTER && candidate.mayBeNested()) {
            return nesting == Nesting.SUFFICES;
        }
        return ofSupertypes ? candidate.isNamedWithSupertypesBy(glob) : candidate.isNamedBy(glob);
    }

    private enum Nesting {
        DOES_NOT_MATTER,
        SUFFICES,
        PREVENTS
    }
}
