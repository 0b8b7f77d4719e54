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
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One agent at work, from being connected until it is closed. Its text is a one-line status; what it supplies explains each
 * cached method. Thread-safe.
 */
final class RunningAgent implements AutoCloseable, Supplier<String> {

    private final Instrumentation instrumentation;
    private final Seam seam;
    private final Coherence coherence = new Coherence();
    private final KillSwitch killSwitch = new KillSwitch();
    private final Watches watches;
    private final WeavingTransformer transformer;
    private final Retransformation retransformation;
    private final LateReport lateReport;
    private final StartReport report;
    private final Linker linker;

    private RunningAgent(AgentOptions options, RuleBook book, StartReport report, Instrumentation instrumentation) {
        LogReporter reporter = new LogReporter();
        PlanNumbers plans = new PlanNumbers();
        RuleClassPlanner planner = planner(book, report);
        this.watches = watches(options, planner, reporter);
        this.instrumentation = instrumentation;
        this.report = report;
        this.seam = Seam.open(instrumentation);
        this.transformer = new WeavingTransformer(watches, plans, reporter);
        this.retransformation = new Retransformation(instrumentation, watches, reporter);
        this.lateReport = new LateReport(book, planner, transformer);
        this.linker = linker(plans, reporter);
        seam.connect(link());
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
            retransformation.ofPlanned();
        }
        report.started(transformer.wovenMethods());
        lateReport.schedule();
    }

    private void end() {
        lateReport.cancel();
        killSwitch.off();
        instrumentation.removeTransformer(transformer);
        retransformation.of(transformer.wovenClasses());
        seam.disconnect();
        watches.close();
    }

    @Override
    public String get() {
        return Stream.concat(coherence.coverages().stream(), linker.explanations().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "running, " + transformer.wovenMethods() + " methods woven";
    }

    private static RuleClassPlanner planner(RuleBook book, StartReport report) {
        List<MatchRule> rules = book.rules().stream()
                .map(rule -> new MatchRule(rule.rule(), rule.pointcut()))
                .collect(Collectors.toUnmodifiableList());
        return new RuleClassPlanner(book.base(), report.scope(), rules, RunningAgent::isOwn);
    }

    private Watches watches(AgentOptions options, RuleClassPlanner planner, Reporter reporter) {
        SideConnections sideConnections = new SideConnections(
                options.sideConnections(), options.sideConnectionsUser(), options.sideConnectionsPassword());
        return new Watches(
                planner,
                Watches.extensions(RunningAgent.class.getClassLoader()),
                new WatchSetup(coherence, reporter, sideConnections, options.feed()),
                RunningAgent::isOwn);
    }

    private static boolean isOwn(ClassLoader loader) {
        return loader == RunningAgent.class.getClassLoader();
    }

    private Linker linker(PlanNumbers plans, Reporter reporter) {
        List<ValueExtension> extensions =
                ServiceLoader.load(ValueExtension.class, RunningAgent.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .collect(Collectors.toUnmodifiableList());
        IsolatingValuePolicy values = new IsolatingValuePolicy(extensions, opener());
        Tickets tickets = new Tickets(seam.newTicket(), seam.loadOf(), seam.bypass());
        return new Linker(plans, new Wiring(values, reporter, tickets, new CoarseClock(), coherence), killSwitch);
    }

    private MethodHandle link() {
        try {
            return MethodHandles.lookup()
                    .bind(
                            linker,
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
}
