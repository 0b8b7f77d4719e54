package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/** The barest form of a hit against a commit: fast, so that many interleavings are seen. */
@JCStressTest
@Outcome(id = "0, true, false", expect = ACCEPTABLE, desc = "before the commit")
@Outcome(id = "0, false, false", expect = ACCEPTABLE, desc = "in doubt, or the commit came in between")
@Outcome(id = "1, false, false", expect = ACCEPTABLE, desc = "after the commit")
@Outcome(expect = FORBIDDEN, desc = "new data from the database, then old data from the cache")
@State
public class StripeDuringCommit {

    private final Stripe stripe = new Stripe(1);
    private volatile int content;

    @Actor
    public void commits() {
        stripe.mark();
        content = 1;
        stripe.publish(2);
    }

    @Actor
    public void reads(IZZ_Result result) {
        result.r1 = content;
        result.r2 = stripe.holds(1);
    }

    @Arbiter
    public void afterwards(IZZ_Result result) {
        result.r3 = stripe.holds(1);
    }
}
