package com.acme.behave.flight;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;

/** Ten thousand virtual threads at ten keys, at one, and at one whose first load fails. Needs a JDK that has them. */
public class VirtualThreads implements Scenario {

    private static final int CALLERS = 10_000;

    @Override
    public void run(Transcript out) throws Exception {
        atKeys(out, 10);
        atKeys(out, 1);
        afterAFailure(out);
    }

    private static void atKeys(Transcript out, int keys) throws Exception {
        Latch gate = new Latch();
        Lookups lookups = new Lookups(key -> {
            gate.pass();
            return "found";
        });
        Callers callers = callers();
        for (int i = 0; i < CALLERS; i++) {
            String key = keys + "/" + i % keys;
            callers.call(() -> lookups.find(key));
        }
        callers.awaitWaiting(CALLERS - keys);
        gate.open();
        out.line("at " + keys + " found by " + callers.count("found") + " with " + lookups.runs());
    }

    private static void afterAFailure(Transcript out) throws Exception {
        Latch gate = new Latch();
        AtomicInteger attempts = new AtomicInteger();
        Lookups lookups = new Lookups(key -> {
            if (attempts.incrementAndGet() == 1) {
                gate.pass();
                throw new IllegalStateException("out of order");
            }
            return "found";
        });
        Callers callers = callers().call(CALLERS, () -> lookups.find("failing first"));
        callers.awaitWaiting(CALLERS - 1);
        gate.open();
        out.line("failing first found by " + callers.count("found") + " with " + lookups.runs());
    }

    /** By reflection: this is compiled for JDKs that have none. */
    private static Callers callers() throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
        return new Callers(work -> (Thread) unstarted.invoke(builder, work));
    }
}
