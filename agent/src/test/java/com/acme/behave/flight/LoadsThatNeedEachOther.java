package com.acme.behave.flight;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Loads that call themselves or one another, and locks that cross them. Whoever waits here for long waits for ever. */
public class LoadsThatNeedEachOther implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        recursion(out);
        ring(out, Map.of("p", "q", "q", "p"));
        ring(out, Map.of("a", "b", "b", "c", "c", "a"));
        monitors(out);
        samePlaceTwice(out);
    }

    private static void recursion(Transcript out) throws Exception {
        AtomicReference<Lookups> self = new AtomicReference<>();
        AtomicInteger depth = new AtomicInteger();
        Lookups lookups =
                new Lookups(key -> depth.incrementAndGet() < 3 ? self.get().find(key) : "found");
        self.set(lookups);
        out.line("recursion " + lookups.find("recursion") + " in " + lookups.runs() + " runs, then "
                + lookups.find("recursion") + " in " + lookups.runs());
    }

    /** Each leads one key and then, once all lead, asks for the next one's. */
    private static void ring(Transcript out, Map<String, String> next) throws Exception {
        CyclicBarrier allLead = new CyclicBarrier(next.size());
        ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
        AtomicReference<Lookups> self = new AtomicReference<>();
        Lookups lookups = new Lookups(key -> {
            int own = depth.get();
            depth.set(own + 1);
            if (own > 0) {
                return "found";
            }
            allLead.await();
            return self.get().find(next.get(key));
        });
        self.set(lookups);
        Callers callers = Callers.ofPlatform();
        for (String key : next.keySet()) {
            callers.call(() -> lookups.find(key));
        }
        out.line("ring of " + next.size() + " " + callers.answers());
    }

    /** The load wants the monitor that the other caller holds on the way in. */
    private static void monitors(Transcript out) throws Exception {
        Latch loading = new Latch();
        Latch otherInside = new Latch();
        Lookups other = new Lookups(key -> {
            otherInside.open();
            return "other";
        });
        Lookups one = new Lookups(key -> {
            loading.open();
            otherInside.pass();
            synchronized (other) {
                return "one";
            }
        });
        Callers callers = Callers.ofPlatform().call(() -> one.findLocked("monitor"));
        loading.awaitOpen();
        callers.call(() -> other.findLocked("monitor"));
        out.line("monitors " + callers.answers());
    }

    private static void samePlaceTwice(Transcript out) throws Exception {
        Latch gate = new Latch();
        Lookups lookups = new Lookups(key -> {
            gate.pass();
            return "found";
        });
        Callers callers = Callers.ofPlatform().call(8, () -> lookups.findLocked("same monitor"));
        gate.open();
        out.line("synchronized found by " + callers.count("found") + " with " + lookups.runs() + " run");
    }
}
