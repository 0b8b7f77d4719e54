package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JZ_Result;

/** One transaction rolls back while another, which wrote the same, commits. */
@JCStressTest
@Outcome(id = "2, false", expect = ACCEPTABLE)
@Outcome(expect = FORBIDDEN, desc = "the commit's time is lost, or a doubt has stayed")
@State
public class RollbackDuringCommit {

    private final Stripe stripe = new Stripe(1);

    @Actor
    public void rollsBack() {
        stripe.mark();
        stripe.unmark();
    }

    @Actor
    public void commits() {
        stripe.mark();
        stripe.publish(2);
    }

    @Arbiter
    public void afterwards(JZ_Result result) {
        result.r1 = stripe.time();
        result.r2 = stripe.isInDoubt();
    }
}
