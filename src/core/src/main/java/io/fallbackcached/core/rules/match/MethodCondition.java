package io.fallbackcached.core.rules.match;

/**
 * Something that holds for a candidate's method or not. A pointcut is compiled to two of them: what must hold for it to name a
 * method, and what suffices; AspectJ is asked of methods in between. Immutable. Classes and no lambdas, since each of those would
 * be linked before the application's main method.
 */
interface MethodCondition {

    MethodCondition ALWAYS = new Constant(true);
    MethodCondition NEVER = new Constant(false);

    boolean holds(Candidate candidate, MethodSketch method);

    default MethodCondition and(MethodCondition other) {
        return new Joined(this, other, true);
    }

    default MethodCondition or(MethodCondition other) {
        return new Joined(this, other, false);
    }

    /** The same for all methods. */
    final class Constant implements MethodCondition {
        private final boolean holds;

        private Constant(boolean holds) {
            this.holds = holds;
        }

        @Override
        public boolean holds(Candidate candidate, MethodSketch method) {
            return holds;
        }
    }

    /** Both of two, or either. */
    final class Joined implements MethodCondition {
        private final MethodCondition left;
        private final MethodCondition right;
        private final boolean both;

        private Joined(MethodCondition left, MethodCondition right, boolean both) {
            this.left = left;
            this.right = right;
            this.both = both;
        }

        @Override
        public boolean holds(Candidate candidate, MethodSketch method) {
            return left.holds(candidate, method) == both ? right.holds(candidate, method) : !both;
        }
    }
}
