package io.fallbackcached.bench.slices;

/** One operation of an application, done again and again. */
public interface Work {

    void run() throws Exception;
}
