package io.fallbackcached.bench.miss;

import io.fallbackcached.bench.paired.Contender;
import io.fallbackcached.bench.paired.Copies;
import io.fallbackcached.bench.paired.Work;

/** A subject and the loop that calls it, in copies of their classes that nobody else runs. For one thread. */
final class Caller implements Work {

    private final Subject subject;
    private final Loop loop;
    private final boolean onceOnly;
    private long next;

    /** @param onceOnly whether no key comes twice, so that all are misses */
    private Caller(Class<? extends Subject> type, Class<? extends Loop> loop, boolean onceOnly) {
        Copies copies = new Copies(type, loop);
        this.subject = copies.create(type, Subject.class);
        this.loop = copies.create(loop, Loop.class);
        this.onceOnly = onceOnly;
    }

    static Contender missing(String name, Class<? extends Subject> type, Class<? extends Loop> loop) {
        return new Contender(name, new Caller(type, loop, true));
    }

    static Contender repeating(String name, Class<? extends Subject> type, Class<? extends Loop> loop) {
        return new Contender(name, new Caller(type, loop, false));
    }

    @Override
    public void run(int from, int calls) {
        // Bare subjects are told the same keys.
        long first = onceOnly ? next : 0;
        next = first + calls;
        if (loop.run(subject, first, calls) != 0) {
            throw new IllegalStateException("no answer");
        }
    }
}
