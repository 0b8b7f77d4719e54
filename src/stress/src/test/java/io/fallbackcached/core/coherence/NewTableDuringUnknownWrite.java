package io.fallbackcached.core.coherence;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/** A table is first seen while a statement commits that may have written anything. */
@JCStressTest
@Outcome(id = "0, false, true", expect = ACCEPTABLE, desc = "read before the commit, not kept or dropped")
@Outcome(id = "1, false, true", expect = ACCEPTABLE, desc = "read after the commit, stamped before it ended")
@Outcome(id = "1, true, true", expect = ACCEPTABLE, desc = "read after the commit, and kept")
@Outcome(expect = FORBIDDEN, desc = "what was read before the commit is served after it, or nothing is kept any more")
@State
public class NewTableDuringUnknownWrite {

    private static final Coherence COHERENCE = new Coherence();

    private final Database database = new Database("shelf", COHERENCE, COHERENCE.now());
    private final Session session = COHERENCE.session(new Context(database, List.of("app")));
    private volatile int content;
    private volatile Shelf.Loaded loaded;

    @Actor
    public void commits() {
        Doubt doubt = session.commitsEverything("do");
        content = 1;
        doubt.committed();
    }

    @Actor
    public void loads() {
        loaded = load();
    }

    @Arbiter
    public void afterwards(IZZ_Result result) {
        result.r1 = loaded.read;
        result.r2 = loaded.holds();
        result.r3 = load().holds();
    }

    private Shelf.Loaded load() {
        LoadScope load = COHERENCE.here().begin();
        int read = content;
        load.reads(session, database.table("public.books"), "select title", "no key");
        return new Shelf.Loaded(read, load.end(List.of()).freshness());
    }
}
