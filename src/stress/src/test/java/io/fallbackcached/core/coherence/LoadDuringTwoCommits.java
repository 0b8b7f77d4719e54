package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/** A load runs while two commits overlap: the end of the first must not end the doubt of the second. */
@JCStressTest
@Outcome(id = "0, false, true", expect = ACCEPTABLE, desc = "read before both, not kept or dropped")
@Outcome(id = "1, false, true", expect = ACCEPTABLE, desc = "read between them, not kept or dropped")
@Outcome(id = "2, false, true", expect = ACCEPTABLE, desc = "read after both, stamped before the second ended")
@Outcome(id = "2, true, true", expect = ACCEPTABLE, desc = "read after both, and kept")
@Outcome(expect = FORBIDDEN, desc = "what was read before a commit is served after it, or nothing is kept any more")
@State
public class LoadDuringTwoCommits {

    private final Shelf shelf = new Shelf();
    private volatile Shelf.Loaded loaded;

    @Actor
    public void commits() {
        Doubt first = shelf.commits();
        Doubt second = shelf.commits();
        shelf.content = 1;
        first.committed();
        shelf.content = 2;
        second.committed();
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
