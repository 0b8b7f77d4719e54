package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** As {@link LoadDuringCommit}, but the commit fails: whatever came into being meanwhile must not stay in doubt. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "kept")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "loaded in doubt, and not kept")
@Outcome(expect = FORBIDDEN, desc = "nothing is kept any more")
@State
public class LoadDuringRollback {

    private final Shelf shelf = new Shelf();
    private volatile Shelf.Loaded loaded;

    @Actor
    public void rollsBack() {
        shelf.commits().rolledBack();
    }

    @Actor
    public void loads() {
        loaded = shelf.load();
    }

    @Arbiter
    public void afterwards(ZZ_Result result) {
        result.r1 = loaded.holds();
        result.r2 = shelf.load().holds();
    }
}
