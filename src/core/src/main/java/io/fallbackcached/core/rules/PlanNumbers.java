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

    private final Map<WeavePlan, Integer> numbers = new ConcurrentHashMap<>();
    private final List<WeavePlan> plans = new CopyOnWriteArrayList<>();

    public int numberOf(WeavePlan plan) {
        return numbers.computeIfAbsent(plan, this::add);
    }

    /** @throws IndexOutOfBoundsException if the number was not given out here */
    public WeavePlan plan(int number) {
        return plans.get(number);
    }

    private synchronized int add(WeavePlan plan) {
        plans.add(plan);
        return plans.size() - 1;
    }
}
