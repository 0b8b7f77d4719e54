package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JZ_Result;

/** Two commits publish in either order: the later time stays, and no doubt does. */
@JCStressTest
@Outcome(id = "3, false", expect = ACCEPTABLE)
@Outcome(expect = FORBIDDEN, desc = "the older commit's time has replaced the newer one's, or a doubt has stayed")
@State
public class OverlappingCommits {

    private final Stripe stripe = new Stripe(1);

    @Actor
    public void earlier() {
        stripe.mark();
        stripe.publish(2);
    }

    @Actor
    public void later() {
        stripe.mark();
        stripe.publish(3);
    }

    @Arbiter
    public void afterwards(JZ_Result result) {
        result.r1 = stripe.time();
        result.r2 = stripe.isInDoubt();
    }
}
