package io.fallbackcached.core.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The small numbers by which woven code refers to plans. Equal plans get the same number, so redeploying an application
 * adds nothing. Thread-safe.
 */
public final class PlanNumbers {

    private final Map<MethodPlan, Integer> numbers = new ConcurrentHashMap<>();
    private final List<MethodPlan> plans = new CopyOnWriteArrayList<>();

    public int numberOf(MethodPlan plan) {
        return numbers.computeIfAbsent(plan, this::add);
    }

    /** @throws IndexOutOfBoundsException if the number was not given out here */
    public MethodPlan plan(int number) {
        return plans.get(number);
    }

    private synchronized int add(MethodPlan plan) {
        plans.add(plan);
        return plans.size() - 1;
    }
}
