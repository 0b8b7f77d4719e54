package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.call.KillSwitch;
import io.fallbackcached.core.call.Linker;
import io.fallbackcached.core.call.Tickets;
import io.fallbackcached.core.call.Wiring;
import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.store.CoarseClock;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.SideConnections;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.core.watch.Watches;
import io.fallbackcached.core.weave.Retransformation;
import io.fallbackcached.core.weave.Seam;
import io.fallbackcached.core.weave.WeavingTransformer;
import io.fallbackcached.jdbc.sql.Dialect;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.agent.ByteBuddyAgent;

/** This JVM while what goes through java.sql is watched: the parts of an agent that have to do with it. */
final class WatchedJvm implements AutoCloseable {

    /** Statements of a cached method. */
    interface Body {
        void run() throws SQLException;
    }

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final Seam seam = Seam.open(instrumentation);
    private final Coherence coherence = new Coherence();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final Watches watches;
    private final WeavingTransformer transformer;
    private final Retransformation retransformation;

    WatchedJvm(Dialect... dialects) {
        this(FeedSettings.NONE, dialects);
    }

    WatchedJvm(FeedSettings feed, Dialect... dialects) {
        Reporter reporter = new Recording();
        PlanNumbers plans = new PlanNumbers();
        watches = new Watches(
                (loader, name, scan, bytes) -> null,
                List.of(new Understanding(List.of(dialects))),
                new WatchSetup(coherence, reporter, SideConnections.LIKE_THE_APPLICATION, feed),
                loader -> false,
                () -> {});
        transformer = new WeavingTransformer(watches, plans, reporter, () -> {});
        retransformation = new Retransformation(instrumentation, watches, reporter);
        Tickets tickets = new Tickets(seam.newTicket(), seam.loadOf(), seam.bypass());
        IsolatingValuePolicy values = new IsolatingValuePolicy(List.of(), (module, packageName) -> {});
        Linker linker = new Linker(
                plans, new Wiring(values, reporter, tickets, new CoarseClock(), coherence), new KillSwitch());
        try {
            seam.connect(MethodHandles.lookup()
                    .bind(
                            linker,
                            "link",
                            MethodType.methodType(
                                    CallSite.class,
                                    MethodHandles.Lookup.class,
                                    String.class,
                                    MethodType.class,
                                    int.class)));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("linker", impossible);
        }
        instrumentation.addTransformer(transformer, true);
        retransformation.ofPlanned(transformer);
    }

    Coherence coherence() {
        return coherence;
    }

    /** What went wrong in the agent so far. */
    List<String> faults() {
        return faults;
    }

    /** What becomes of a cached method's result. */
    Verdict load(Body body) throws SQLException {
        LoadScope load = coherence.here().begin();
        try {
            body.run();
        } catch (SQLException failure) {
            load.abandon();
            throw failure;
        }
        return load.end(List.of());
    }

    /** Until when a cached method's result counts. */
    Freshness keep(Body body) throws SQLException {
        Verdict verdict = load(body);
        return Objects.requireNonNull(verdict.freshness(), verdict::toString);
    }

    @Override
    public void close() {
        instrumentation.removeTransformer(transformer);
        retransformation.of(transformer.wovenClasses());
        seam.disconnect();
        watches.close();
    }

    private final class Recording implements Reporter {
        @Override
        public void refused(Refusal refusal) {
            faults.add(refusal.toString());
        }

        @Override
        public void fault(String place, Throwable fault) {
            StackTraceElement[] trace = fault.getStackTrace();
            faults.add(place + ": " + fault + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    /** Watches JDBC with these dialects only. */
    private static final class Understanding implements WatchExtension {
        private final List<Dialect> dialects;

        Understanding(List<Dialect> dialects) {
            this.dialects = dialects;
        }

        @Override
        public List<String> signs() {
            return new JdbcWatchExtension().signs();
        }

        @Override
        public MethodWatch begin(WatchSetup setup) {
            return new JdbcWatch(setup, dialects);
        }
    }
}
