package com.acme.behave.flight;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers meet at one key: the body succeeds, fails once, fails always, or is too slow for them. */
public class ManyCallersOfOneKey implements Scenario {

    private static final int CALLERS = 64;

    @Override
    public void run(Transcript out) throws Exception {
        oneLoad(out);
        oneFailure(out);
        nothingButFailures(out);
        tooSlow(out);
    }

    private static void oneLoad(Transcript out) throws Exception {
        Latch gate = new Latch();
        Lookups lookups = new Lookups(key -> {
            gate.pass();
            return "found";
        });
        Callers callers = Callers.ofPlatform().call(CALLERS, () -> lookups.find("one load"));
        callers.awaitWaiting(CALLERS - 1);
        gate.open();
        out.line("found by " + callers.count("found") + " with " + lookups.runs() + " run");
    }

    private static void oneFailure(Transcript out) throws Exception {
        Latch gate = new Latch();
        AtomicInteger attempts = new AtomicInteger();
        Lookups lookups = new Lookups(key -> {
            if (attempts.incrementAndGet() == 1) {
                gate.pass();
                throw new IllegalStateException("out of order");
            }
            return "found";
        });
        Callers callers = Callers.ofPlatform().call(CALLERS, () -> lookups.find("one failure"));
        callers.awaitWaiting(CALLERS - 1);
        gate.open();
        out.line("failed for " + callers.count("threw out of order") + ", found by " + callers.count("found") + " with "
                + lookups.runs() + " runs");
    }

    private static void nothingButFailures(Transcript out) throws Exception {
        Latch gate = new Latch();
        AtomicInteger attempts = new AtomicInteger();
        Lookups lookups = new Lookups(key -> {
            int attempt = attempts.incrementAndGet();
            gate.pass();
            throw new IllegalStateException("attempt " + attempt);
        });
        Callers callers = Callers.ofPlatform().call(CALLERS, () -> lookups.find("nothing but failures"));
        callers.awaitWaiting(CALLERS - 1);
        gate.open();
        out.line("different failures " + callers.answers().stream().distinct().count() + " in " + lookups.runs()
                + " runs");
    }

    /** The rule's limit is short; the body does not end before the others have given up. */
    private static void tooSlow(Transcript out) throws Exception {
        Latch gate = new Latch();
        Latch first = new Latch();
        AtomicInteger attempts = new AtomicInteger();
        Lookups lookups = new Lookups(key -> {
            int attempt = attempts.incrementAndGet();
            if (attempt == 1) {
                first.open();
                gate.pass();
            }
            return "attempt " + attempt;
        });
        Callers slow = Callers.ofPlatform().call(() -> lookups.findImpatiently("too slow"));
        first.awaitOpen();
        Callers impatient = Callers.ofPlatform().call(() -> lookups.findImpatiently("too slow"));
        out.line("impatient " + impatient.answers());
        gate.open();
        out.line("slow " + slow.answers() + ", kept " + lookups.findImpatiently("too slow") + ", runs "
                + lookups.runs());
    }
}
