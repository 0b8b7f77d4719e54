package io.fallbackcached.core.rules.match;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Lends each thread an {@link AgentWorld} of its own. Not one world under a lock: matching calls into the application's
 * loader, which may take locks that a thread waiting for the world holds.
 */
final class WorldPool {

    private static final int MOST_IDLE = 2;
    private static final int MOST_CLASSES = 400;

    private final ConcurrentLinkedDeque<AgentWorld> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong lastUse = new AtomicLong(System.nanoTime());

    <T> T with(Candidate candidate, Function<AgentWorld, T> work) {
        AgentWorld lent = idle.pollFirst();
        AgentWorld world = lent != null ? lent : new AgentWorld();
        boolean sound = false;
        try {
            world.open(candidate);
            T result = work.apply(world);
            sound = true;
            return result;
        } finally {
            world.close();
            lastUse.set(System.nanoTime());
            if (sound && world.isSound() && world.opened() < MOST_CLASSES && idle.size() < MOST_IDLE) {
                idle.addFirst(world);
            }
        }
    }

    /** Drops the worlds if none was used for so long. */
    void dropIfIdle(long nanos) {
        if (System.nanoTime() - lastUse.get() >= nanos) {
            idle.clear();
        }
    }
}
