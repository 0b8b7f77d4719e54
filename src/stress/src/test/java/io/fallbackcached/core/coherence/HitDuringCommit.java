package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/** Somebody looks into the database, then asks whether an old answer still holds. */
@JCStressTest
@Outcome(id = "0, true, false", expect = ACCEPTABLE, desc = "before the commit")
@Outcome(id = "0, false, false", expect = ACCEPTABLE, desc = "in doubt, or the commit came in between")
@Outcome(id = "1, false, false", expect = ACCEPTABLE, desc = "after the commit")
@Outcome(expect = FORBIDDEN, desc = "new data from the database, then old data from the cache")
@State
public class HitDuringCommit {

    private final Shelf shelf = new Shelf();
    private final Shelf.Loaded answer = shelf.load();

    @Actor
    public void commits() {
        Doubt doubt = shelf.commits();
        shelf.content = 1;
        doubt.committed();
    }

    @Actor
    public void reads(IZZ_Result result) {
        result.r1 = shelf.content;
        result.r2 = answer.holds();
    }

    @Arbiter
    public void afterwards(IZZ_Result result) {
        result.r3 = answer.holds();
    }
}
