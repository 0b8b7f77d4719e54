package io.fallbackcached.core.call;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The whole of it: a call, or the load it starts, against a commit; whoever calls after the commit sees it. */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "called before the commit")
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "called after the commit")
@Outcome(expect = FORBIDDEN, desc = "what was before a commit is served after it")
@State
public class CallDuringCommit {

    private final Kiosk kiosk = new Kiosk();

    @Actor
    public void calls(III_Result result) {
        result.r1 = kiosk.call();
    }

    @Actor
    public void commits(III_Result result) {
        kiosk.commit(1);
        result.r2 = kiosk.call();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = kiosk.call();
    }
}
