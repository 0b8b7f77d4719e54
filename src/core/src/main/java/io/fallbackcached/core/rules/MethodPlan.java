package io.fallbackcached.core.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What to weave into one method: names only, so that holding a plan holds no class or class loader. Immutable; equal by
 * content, so a redeployed application gets the plans it had.
 */
public final class MethodPlan implements WeavePlan {

    private final String className;
    private final String methodName;
    private final String descriptor;
    private final boolean isStatic;
    private final boolean isSynchronized;
    private final List<PlannedRule> rules;

    /**
     * @param className the declaring class, with dots
     * @param descriptor the method's descriptor as in the class file
     * @param rules one {@link Action#CACHE} rule alone, or one or more evict and put rules
     */
    public MethodPlan(
            String className,
            String methodName,
            String descriptor,
            boolean isStatic,
            boolean isSynchronized,
            List<PlannedRule> rules) {
        this.className = className;
        this.methodName = methodName;
        this.descriptor = descriptor;
        this.isStatic = isStatic;
        this.isSynchronized = isSynchronized;
        this.rules = List.copyOf(rules);
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public String methodName() {
        return methodName;
    }

    @Override
    public String descriptor() {
        return descriptor;
    }

    @Override
    public boolean isStatic() {
        return isStatic;
    }

    /** A synchronized method's caller holds a monitor, so it must not wait for another's load. */
    public boolean isSynchronized() {
        return isSynchronized;
    }

    public List<PlannedRule> rules() {
        return rules;
    }

    /** Whether calls may be answered from memory, as opposed to evicting or putting after the body ran. */
    @Override
    public boolean caches() {
        return rules.get(0).rule().action() == Action.CACHE;
    }

    /** Whether woven code hands the target object to the agent: it is part of the key, or decides whose entries count. */
    @Override
    public boolean passesTarget() {
        return !isStatic && caches() && settings().scope() != Scope.TYPE;
    }

    /** Whether the target object is part of the key. */
    public boolean keysTarget() {
        return passesTarget() && settings().scope() == Scope.INSTANCE;
    }

    @Override
    public List<Integer> passedParameters() {
        if (caches() && !settings().condition().isEmpty()) {
            return allParameters();
        }
        Set<Integer> passed = new TreeSet<>();
        for (PlannedRule rule : rules) {
            passed.addAll(rule.keyParameters());
        }
        return List.copyOf(passed);
    }

    private List<Integer> allParameters() {
        int count = Type.getArgumentTypes(descriptor).length;
        return IntStream.range(0, count).boxed().collect(Collectors.toUnmodifiableList());
    }

    private CacheSettings settings() {
        return rules.get(0).rule().settings();
    }

    /** For people: {@code com.acme.UserDao.find(Ljava/lang/String;)Lcom/acme/User;}. */
    @Override
    public String toString() {
        return className + '.' + methodName + descriptor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MethodPlan && parts().equals(((MethodPlan) other).parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(className, methodName, descriptor, isStatic, isSynchronized, rules);
    }
}
