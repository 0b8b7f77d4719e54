package io.fallbackcached.core.call;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The loads of one method that are running: at most one for a key that others may join. Thread-safe. */
final class Flights {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration SHORTEST_ABANDONMENT = Duration.ofSeconds(5);

    private final ConcurrentMap<Object, Flight> flights = new ConcurrentHashMap<>();
    private final boolean mayWait;
    private final long waitLimit;

    /** A load may miss its end if the stack overflows there; it must not keep its key from being cached for ever. */
    private final long abandonedAfter;

    /** @param mayWait false for a method whose callers hold a lock that the load may need */
    Flights(boolean mayWait, Duration waitLimit) {
        this.mayWait = mayWait;
        this.waitLimit = (waitLimit.compareTo(LONGEST_WAIT) < 0 ? waitLimit : LONGEST_WAIT).toNanos();
        this.abandonedAfter = 10 * Math.max(this.waitLimit, SHORTEST_ABANDONMENT.toNanos());
    }

    /** Until when a caller waits who would have made this load. */
    long deadline(Flight own) {
        return own.startedAt() + waitLimit;
    }

    /** @return the load of the same key that is running; null if this one is now */
    @Nullable
    Flight takeOff(Flight own) {
        return flights.putIfAbsent(own.key(), own);
    }

    /** Waits for a load's end, as long as that makes sense. What one brings that is overtaken already is not for this caller. */
    Outcome join(Flight flight, long deadline) {
        boolean isTooOld = flight.isOvertaken();
        Outcome outcome = await(flight, deadline);
        return isTooOld && outcome.isValue() ? Outcome.FAILED : outcome;
    }

    private Outcome await(Flight flight, long deadline) {
        if (flight.outcome() == null && flight.age() > abandonedAfter) {
            dismiss(flight);
            return Outcome.FAILED;
        }
        if (flight.outcome() == null && (!mayWait || !WaitGraph.await(flight, deadline - System.nanoTime()))) {
            return Outcome.UNSHARED;
        }
        Outcome outcome = flight.outcome();
        return outcome == null ? Outcome.UNSHARED : outcome;
    }

    /** Whether a promise that a load has brought may still be kept soon. */
    boolean isHopeful(Flight flight) {
        return flight.age() < waitLimit;
    }

    /** What this load brings is too old to be kept, and nobody joins it any more. */
    void dismiss(Flight flight) {
        flight.overtake();
        remove(flight);
    }

    /**
     * What the load of a key brings is too old to be kept, and to be given to whoever asks from now on.
     *
     * @param mayPass whether the next load may run beside it. What that has read before may be older than what this one is still
     *     going to read, and to show, of writes that nobody here has heard of
     */
    void overtake(Object key, boolean mayPass) {
        Flight flight = flights.get(key);
        if (flight != null) {
            overtake(flight, mayPass);
        }
    }

    /** As {@link #overtake(Object, boolean)}, for every key. */
    void overtakeAll(boolean mayPass) {
        flights.values().forEach(flight -> overtake(flight, mayPass));
    }

    private void overtake(Flight flight, boolean mayPass) {
        if (mayPass) {
            dismiss(flight);
        } else {
            flight.overtake();
        }
    }

    void remove(Flight flight) {
        flights.remove(flight.key(), flight);
    }
}
