package com.acme.history;

import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** What the threads of one round share: when it ends, and how many reads there are for each write. */
public final class Round {

    private static final int HOT = 4;
    private static final int MOST_WAITING_WRITES = 8;

    private final long number;
    private final long end;
    private final int readsForAWrite;
    private final Semaphore writes = new Semaphore(MOST_WAITING_WRITES);
    private final AtomicInteger slots = new AtomicInteger();
    private final LongAdder written = new LongAdder();

    public Round(long number, long nanos, int readsForAWrite) {
        this.number = number;
        this.end = System.nanoTime() + nanos;
        this.readsForAWrite = readsForAWrite;
    }

    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** Waits until there have been enough reads; false once the round is over. */
    public boolean mayWrite() throws InterruptedException {
        while (!isOver()) {
            if (writes.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    public void wrote() {
        written.increment();
    }

    public long writes() {
        return written.sum();
    }

    /** @param count how many reads its thread has made in this round */
    public void read(long count) {
        if (count % readsForAWrite == 0 && writes.availablePermits() < MOST_WAITING_WRITES) {
            writes.release();
        }
    }

    /** Half of all goes to a few items, so that reads and writes meet. */
    int item(Random random) {
        return random.nextInt(random.nextBoolean() ? HOT : Schema.ITEMS);
    }

    int[] ascending(Random random, int count) {
        TreeSet<Integer> ids = new TreeSet<>();
        while (ids.size() < count) {
            ids.add(item(random));
        }
        return ids.stream().mapToInt(id -> id).toArray();
    }

    /** @return the next slot of this round that nobody has taken; -1 if all are */
    int freeSlot() {
        int index = slots.getAndIncrement();
        return index < Keys.SLOTS ? index : -1;
    }

    /** A slot that will be taken soon, or has just been. */
    int slotNearby(Random random) {
        return Math.min(Keys.SLOTS - 1, Math.max(0, slots.get() + 2 - random.nextInt(4)));
    }

    public long slotId(int index) {
        return number * Keys.SLOTS + index;
    }

    /** For the bodies of loads: now and then waits for some write to come through. */
    public static Runnable pause(LongAdder commits, Random random) {
        return () -> {
            int chance;
            synchronized (random) {
                chance = random.nextInt(8);
            }
            if (chance == 0) {
                long before = commits.sum();
                long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2);
                while (commits.sum() == before && System.nanoTime() < limit) {
                    LockSupport.parkNanos(20_000);
                }
            }
        };
    }
}
