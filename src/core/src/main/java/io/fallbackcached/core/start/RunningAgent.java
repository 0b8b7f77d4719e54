package io.fallbackcached.core.start;

import io.fallbackcached.core.call.KillSwitch;
import io.fallbackcached.core.call.Linker;
import io.fallbackcached.core.call.Tickets;
import io.fallbackcached.core.call.Wiring;
import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.options.AgentOptions;
import io.fallbackcached.core.report.LogReporter;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.file.PointcutRule;
import io.fallbackcached.core.rules.file.RuleBook;
import io.fallbackcached.core.rules.match.MatchRule;
import io.fallbackcached.core.rules.match.RuleClassPlanner;
import io.fallbackcached.core.store.CoarseClock;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.values.ModuleOpener;
import io.fallbackcached.core.values.ValueExtension;
import io.fallbackcached.core.watch.SideConnections;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.core.watch.Watches;
import io.fallbackcached.core.weave.Retransformation;
import io.fallbackcached.core.weave.Seam;
import io.fallbackcached.core.weave.WeavingTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One agent at work, from being connected until it is closed. Its text is a one-line status; what it supplies explains each
 * cached method. Thread-safe.
 */
final class RunningAgent implements AutoCloseable, Supplier<String> {

    private final Instrumentation instrumentation;
    private final Coherence coherence = new Coherence();
    private final KillSwitch killSwitch = new KillSwitch();
    private final Watches watches;
    private final WeavingTransformer transformer;
    private final Retransformation retransformation;
    private final RuleBook book;
    private final LateReport lateReport;
    private final StartReport report;
    private final PlanNumbers plans = new PlanNumbers();
    private final Reporter reporter = new LogReporter();

    /** Made now, because its thread would otherwise keep the application's loader that first calls something alive. */
    private final CoarseClock clock = new CoarseClock();

    /** Not the agent's own lock: a call of the application's must not wait while the agent is being closed. */
    private final Object linking = new Object();

    private @Nullable Seam seam;
    private volatile @Nullable Linker linker;

    private RunningAgent(AgentOptions options, RuleBook book, StartReport report, Instrumentation instrumentation) {
        RuleClassPlanner planner = planner(book, report);
        this.watches = watches(options, planner);
        this.instrumentation = instrumentation;
        this.book = book;
        this.report = report;
        this.transformer = new WeavingTransformer(watches, plans, reporter, new Connecting());
        this.retransformation = new Retransformation(instrumentation, watches, reporter);
        this.lateReport = new LateReport(book, planner, transformer);
    }

    /** Connects everything, then lets classes through; those loaded already too. */
    static RunningAgent start(
            AgentOptions options,
            RuleBook book,
            StartReport report,
            Instrumentation instrumentation,
            boolean attached) {
        RunningAgent agent = new RunningAgent(options, book, report, instrumentation);
        try {
            agent.begin(attached);
        } catch (Throwable fault) {
            // Whole or not at all: a start that fails half-way leaves no transformer behind.
            agent.end();
            throw fault;
        }
        return agent;
    }

    @Override
    public synchronized void close() {
        end();
        report.stopped(transformer.wovenMethods());
    }

    private void begin(boolean attached) {
        instrumentation.addTransformer(transformer, true);
        if (attached) {
            retransformation.ofPlanned(transformer);
        }
        report.started(transformer.wovenMethods());
        if (!book.rules().isEmpty()) {
            lateReport.schedule();
        }
    }

    private void end() {
        lateReport.cancel();
        killSwitch.off();
        instrumentation.removeTransformer(transformer);
        retransformation.of(transformer.wovenClasses());
        disconnect();
        watches.close();
    }

    /**
     * With the first class that is woven: an application with nothing to weave does without a class in {@code java.lang} and
     * without method handles. If it cannot be done, nothing is woven from then on.
     */
    private void connect() {
        synchronized (linking) {
            if (seam == null) {
                seam = connectedSeam();
                lateReport.schedule();
            }
        }
    }

    private Seam connectedSeam() {
        try {
            Seam opened = Seam.open(instrumentation);
            opened.connect(link());
            return opened;
        } catch (RuntimeException | LinkageError fault) {
            instrumentation.removeTransformer(transformer);
            throw new IllegalStateException(
                    "woven code cannot be connected, so nothing will be woven: " + fault, fault);
        }
    }

    private void disconnect() {
        synchronized (linking) {
            if (seam != null) {
                seam.disconnect();
            }
        }
    }

    @Override
    public String get() {
        Linker known = linker;
        Stream<?> explanations = known == null ? Stream.of() : known.explanations().stream();
        return Stream.concat(coherence.coverages().stream(), explanations)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "running, " + transformer.wovenMethods() + " methods woven";
    }

    private static RuleClassPlanner planner(RuleBook book, StartReport report) {
        List<MatchRule> rules = new ArrayList<>();
        for (PointcutRule rule : book.rules()) {
            rules.add(new MatchRule(rule.rule(), rule.pointcut()));
        }
        return new RuleClassPlanner(book.base(), report.scope(), rules, OwnLoader.INSTANCE);
    }

    private Watches watches(AgentOptions options, RuleClassPlanner planner) {
        SideConnections sideConnections = new SideConnections(
                options.sideConnections(), options.sideConnectionsUser(), options.sideConnectionsPassword());
        return new Watches(
                planner,
                Watches.extensions(RunningAgent.class.getClassLoader()),
                new WatchSetup(coherence, reporter, sideConnections, options.feed()),
                OwnLoader.INSTANCE,
                new SwitchingOff());
    }

    /** Called by woven code's first call, by name through the seam. */
    @SuppressWarnings("UnusedMethod")
    private CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int planNumber) {
        return linker().link(caller, name, type, planNumber);
    }

    private Linker linker() {
        synchronized (linking) {
            Linker known = linker;
            if (known == null) {
                known = newLinker(Objects.requireNonNull(seam, "woven code is linked through it"));
                linker = known;
            }
            return known;
        }
    }

    private Linker newLinker(Seam seam) {
        List<ValueExtension> extensions =
                ServiceLoader.load(ValueExtension.class, RunningAgent.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .collect(Collectors.toUnmodifiableList());
        IsolatingValuePolicy values = new IsolatingValuePolicy(extensions, opener());
        Tickets tickets = new Tickets(seam.newTicket(), seam.loadOf(), seam.bypass());
        return new Linker(plans, new Wiring(values, reporter, tickets, clock, coherence), killSwitch);
    }

    private MethodHandle link() {
        try {
            return MethodHandles.lookup()
                    .bind(
                            this,
                            "link",
                            MethodType.methodType(
                                    CallSite.class,
                                    MethodHandles.Lookup.class,
                                    String.class,
                                    MethodType.class,
                                    int.class));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("linker", impossible);
        }
    }

    /** Copies read fields of application classes; in a named module they are closed to everyone but an agent. */
    private ModuleOpener opener() {
        Module own = RunningAgent.class.getModule();
        return (module, packageName) -> instrumentation.redefineModule(
                module, Set.of(), Map.of(), Map.of(packageName, Set.of(own)), Set.of(), Map.of());
    }

    private enum OwnLoader implements Predicate<ClassLoader> {
        INSTANCE;

        @Override
        public boolean test(ClassLoader loader) {
            return loader == RunningAgent.class.getClassLoader();
        }
    }

    private final class Connecting implements Runnable {
        @Override
        public void run() {
            connect();
        }
    }

    private final class SwitchingOff implements Runnable {
        @Override
        public void run() {
            killSwitch.off();
        }
    }
}
