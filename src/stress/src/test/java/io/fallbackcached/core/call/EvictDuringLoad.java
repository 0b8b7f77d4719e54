package io.fallbackcached.core.call;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An eviction, after a write that only the application knows of, overtakes a load. */
@JCStressTest
@Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "read before the write, not kept or evicted")
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "read after the write")
@Outcome(expect = FORBIDDEN, desc = "what was read before the write is served after the eviction")
@State
public class EvictDuringLoad {

    private final Kiosk kiosk = new Kiosk();

    @Actor
    public void calls(III_Result result) {
        result.r1 = kiosk.call();
    }

    @Actor
    public void evicts(III_Result result) {
        kiosk.price = 1;
        kiosk.evict();
        result.r2 = kiosk.call();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = kiosk.call();
    }
}
