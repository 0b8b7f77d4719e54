package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/**
 * A load runs while a commit does. The load is the first that depends on rows by these columns: their stripes come into
 * being while the commit begins, lasts or ends.
 */
@JCStressTest
@Outcome(id = "0, false, true", expect = ACCEPTABLE, desc = "read before the commit, not kept or dropped")
@Outcome(id = "1, false, true", expect = ACCEPTABLE, desc = "read after the commit, stamped before it ended")
@Outcome(id = "1, true, true", expect = ACCEPTABLE, desc = "read after the commit, and kept")
@Outcome(expect = FORBIDDEN, desc = "what was read before the commit is served after it, or nothing is kept any more")
@State
public class LoadDuringCommit {

    private final Shelf shelf = new Shelf();
    private volatile Shelf.Loaded loaded;

    @Actor
    public void commits() {
        Doubt doubt = shelf.commits();
        shelf.content = 1;
        doubt.committed();
    }

    @Actor
    public void loads() {
        loaded = shelf.load();
    }

    @Arbiter
    public void afterwards(IZZ_Result result) {
        result.r1 = loaded.read;
        result.r2 = loaded.holds();
        result.r3 = shelf.load().holds();
    }
}
