package io.fallbackcached.bench.paired;

/** What is measured. Called by several threads at once if so many are measured. */
@FunctionalInterface
public interface Work {

    /** @param from where to begin in whatever it runs through; each thread begins somewhere else */
    void run(int from, int calls) throws Exception;
}
