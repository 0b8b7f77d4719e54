package io.fallbackcached.core.watch;

import io.fallbackcached.core.call.KillSwitch;
import io.fallbackcached.core.call.Linker;
import io.fallbackcached.core.call.Tickets;
import io.fallbackcached.core.call.Wiring;
import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.match.ScanPlanner;
import io.fallbackcached.core.store.CoarseClock;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.watch.subject.Water;
import io.fallbackcached.core.weave.Retransformation;
import io.fallbackcached.core.weave.Seam;
import io.fallbackcached.core.weave.WeavingTransformer;
import io.fallbackcached.testkit.ThrowAwayLoader;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/** The parts of an agent put together around one watch, and an application to be watched. */
final class WatchedApplication implements AutoCloseable {

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final Seam seam = Seam.open(instrumentation);
    private final Coherence coherence = new Coherence();
    private final KillSwitch killSwitch = new KillSwitch();
    private final List<String> faults = new ArrayList<>();
    private final ThrowAwayLoader loader = ThrowAwayLoader.around(Water.class);
    private final WeavingTransformer transformer;
    private final Retransformation retransformation;
    private boolean closed;

    WatchedApplication(ScanPlanner rules, WatchExtension watch) {
        Reporter reporter = new Recording();
        PlanNumbers plans = new PlanNumbers();
        Watches watches = new Watches(
                rules,
                List.of(watch),
                new WatchSetup(coherence, reporter, SideConnections.NONE, FeedSettings.NONE),
                any -> any == WatchedApplication.class.getClassLoader(),
                () -> {});
        transformer = new WeavingTransformer(watches, plans, reporter, () -> {});
        retransformation = new Retransformation(instrumentation, watches, reporter);
        Tickets tickets = new Tickets(seam.newTicket(), seam.loadOf(), seam.bypass());
        IsolatingValuePolicy values = new IsolatingValuePolicy(List.of(), (module, packageName) -> {});
        Linker linker =
                new Linker(plans, new Wiring(values, reporter, tickets, new CoarseClock(), coherence), killSwitch);
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
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    List<String> faults() {
        return faults;
    }

    Object make(Class<?> type) throws ReflectiveOperationException {
        return loader.loadClass(type.getName()).getConstructor().newInstance();
    }

    @Nullable
    Object call(Object target, String methodName, Object... arguments)
            throws IllegalAccessException, InvocationTargetException {
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(methodName))
                .findFirst()
                .orElseThrow();
        return method.invoke(target, arguments);
    }

    /** One that came from a database just now. */
    Freshness answer() {
        Database database = coherence.database("test");
        Session session = coherence.session(new Context(database, List.of("user")));
        LoadScope load = coherence.here().begin();
        load.reads(session, database.table("public.water"), "select", "");
        return Objects.requireNonNull(load.end(List.of()).freshness());
    }

    void retransform() {
        retransformation.ofPlanned(transformer);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            instrumentation.removeTransformer(transformer);
            retransformation.of(transformer.wovenClasses());
            seam.disconnect();
        }
    }

    private final class Recording implements Reporter {
        @Override
        public void refused(Refusal refusal) {
            faults.add(refusal.toString());
        }

        @Override
        public void fault(String place, Throwable fault) {
            faults.add(place + ": " + fault);
        }
    }
}
