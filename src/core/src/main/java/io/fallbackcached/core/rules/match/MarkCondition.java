package io.fallbackcached.core.rules.match;

/** That an annotation is mentioned by the candidate, or by it or a supertype. */
final class MarkCondition implements MethodCondition {

    private final long mark;
    private final boolean inherited;

    /** @param mark of {@link ConstantMarks} */
    MarkCondition(long mark, boolean inherited) {
        this.mark = mark;
        this.inherited = inherited;
    }

    @Override
    public boolean holds(Candidate candidate, MethodSketch method) {
        return inherited ? candidate.inheritsMark(mark) : (candidate.sketch().marks() & mark) != 0;
    }
}
