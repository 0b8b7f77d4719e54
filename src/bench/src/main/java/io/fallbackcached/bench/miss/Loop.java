package io.fallbackcached.bench.miss;

/** Calls one of a subject's methods. Each contender runs a copy of the class of its own. */
public interface Loop {

    /**
     * @param from the first key; each call has the next one
     * @return how many answers were none, so that no compiler can leave one out: 0
     */
    int run(Subject subject, long from, int calls);
}
