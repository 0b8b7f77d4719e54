package io.fallbackcached.bench;

/** One question, and the benchmarks that answer it. */
public interface Suite {

    /** By which it is asked for on the command line, and after which its figures' file is called. */
    String name();

    /** The question, in a line. */
    String question();

    /** Measures, and keeps what came out. Prints its progress: some take long. */
    void run(Run run) throws Exception;
}
