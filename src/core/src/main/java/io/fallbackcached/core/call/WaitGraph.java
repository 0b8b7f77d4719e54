package io.fallbackcached.core.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whose load, over all caches. Threads are here only while they wait, so nothing of an application's stays.
 * Registering before looking makes sure that of two threads about to wait for each other at least one sees it.
 */
final class WaitGraph {

    private static final Map<Thread, Flight> WAITING = new ConcurrentHashMap<>();

    private WaitGraph() {}

    /**
     * Waits for a load to end.
     *
     * @return whether it ended; false if the limit passed, the thread was interrupted (it still is), or the load could only
     *     end after this thread's own
     */
    static boolean await(Flight flight, long nanos) {
        Thread current = Thread.currentThread();
        WAITING.put(current, flight);
        try {
            return !closesCycle(current, flight) && flight.await(nanos);
        } catch (InterruptedException e) {
            current.interrupt();
            return false;
        } finally {
            WAITING.remove(current);
        }
    }

    private static boolean closesCycle(Thread current, Flight flight) {
        @Nullable Flight next = flight;
        // A cycle further on that leaves this thread out is for its own members to break.
        for (int steps = WAITING.size(); next != null && steps >= 0; steps--) {
            Thread owner = next.owner();
            if (owner == current) {
                return true;
            }
            next = owner == null ? null : WAITING.get(owner);
        }
        return false;
    }
}
