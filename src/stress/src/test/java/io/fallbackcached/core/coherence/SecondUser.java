package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two sessions of a second user at once: neither may go on and hit as if there were one user only. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE)
@Outcome(expect = FORBIDDEN, desc = "somebody may be given what another user loaded")
@State
public class SecondUser {

    private final Coherence coherence = new Coherence();
    private final Database database = coherence.database("shelf");
    private final Context second = new Context(database, List.of("second"));

    public SecondUser() {
        coherence.met(new Context(database, List.of("first")));
    }

    @Actor
    public void one(ZZ_Result result) {
        result.r1 = isTold();
    }

    @Actor
    public void another(ZZ_Result result) {
        result.r2 = isTold();
    }

    private boolean isTold() {
        coherence.met(second);
        return coherence.isAmbiguous() && !coherence.isQuiet();
    }
}
