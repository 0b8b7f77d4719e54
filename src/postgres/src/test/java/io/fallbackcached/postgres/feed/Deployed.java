package io.fallbackcached.postgres.feed;

import java.util.concurrent.Executor;

/** A class of an application's, which a loader of its own defines anew. */
public final class Deployed implements Executor {

    @Override
    public void execute(Runnable work) {
        work.run();
    }
}
