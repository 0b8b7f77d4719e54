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
        Integer known = numbers.get(plan);
        return known == null ? add(plan) : known;
    }

    /** @throws IndexOutOfBoundsException if the number was not given out here */
    public WeavePlan plan(int number) {
        return plans.get(number);
    }

    private synchronized int add(WeavePlan plan) {
        Integer known = numbers.get(plan);
        if (known != null) {
            return known;
        }
        plans.add(plan);
        numbers.put(plan, plans.size() - 1);
        return plans.size() - 1;
    }
}
