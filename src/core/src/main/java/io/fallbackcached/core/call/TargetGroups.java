package io.fallbackcached.core.call;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a method's target objects apart by what they hold: a DAO made with one data source must not be answered with what
 * another one read. Objects of one class whose fields hold the same are one group; most methods have one. Which group an
 * object belongs to is decided when it is first seen. Keeps no target alive. Thread-safe.
 */
final class TargetGroups {

    /** Of an object that is in none, because there are too many. */
    static final int NONE = -1;

    private static final int MOST_GROUPS = 64;
    private static final int MOST_REMEMBERED = 10_000;

    private final List<TargetState> groups = new ArrayList<>();
    private final Map<Object, Integer> members = new ConcurrentHashMap<>();
    private volatile @Nullable Reference<Object> latest;

    /** Whether the object is in the first group: nearly always, and nearly always the object that was asked for last. */
    boolean isFirst(Object target) {
        Reference<Object> reference = latest;
        if (reference != null && reference.get() == target) {
            return true;
        }
        if (group(target) != 0) {
            return false;
        }
        latest = new WeakReference<>(target);
        return true;
    }

    /** From 0; {@link #NONE} if there are too many to tell apart. */
    int group(Object target) {
        Integer known = members.get(new TargetPart(target));
        return known != null ? known : join(target);
    }

    synchronized boolean areSeveral() {
        return groups.size() > 1;
    }

    private synchronized int join(Object target) {
        TargetState state = TargetState.of(target);
        int group = groups.indexOf(state);
        if (group < 0) {
            if (groups.size() == MOST_GROUPS) {
                return NONE;
            }
            group = groups.size();
            groups.add(state);
        }
        if (members.size() >= MOST_REMEMBERED) {
            members.clear();
        }
        members.put(new TargetPart(target).weakly(), group);
        return group;
    }
}
