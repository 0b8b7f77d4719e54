package io.fallbackcached.core.call;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two callers of one key: whoever finds no load in flight finds what it brought. */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = ACCEPTABLE)
@Outcome(expect = FORBIDDEN, desc = "the body ran twice")
@State
public class JoinDuringLanding {

    private final Kiosk kiosk = new Kiosk();

    @Actor
    public void one(III_Result result) {
        result.r1 = kiosk.call();
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = kiosk.call();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = kiosk.runs.get();
    }
}
