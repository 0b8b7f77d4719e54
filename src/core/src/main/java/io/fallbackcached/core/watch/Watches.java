package io.fallbackcached.core.watch;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.rules.match.ClassSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is watched by one agent. Plans the methods to watch in addition to those of another planner, whose faults do not
 * keep them from being watched. Thread-safe.
 */
public final class Watches implements ClassPlanner, AutoCloseable {

    private final ClassPlanner rules;
    private final List<MethodWatch> watches;
    private final Signs signs;
    private final ClassSurvey survey;
    private final Predicate<ClassLoader> agentLoaders;
    private final Reporter reporter;
    private final WatchFaults faults;
    private volatile boolean closed;

    /**
     * @param rules plans what else is woven
     * @param agentLoaders whether a loader is the agent's own
     */
    public Watches(
            ClassPlanner rules,
            List<WatchExtension> extensions,
            WatchSetup setup,
            Predicate<ClassLoader> agentLoaders) {
        this.rules = rules;
        this.agentLoaders = agentLoaders;
        this.reporter = setup.reporter();
        this.faults = new WatchFaults(setup.coherence(), reporter);
        this.survey = new ClassSurvey();
        this.watches =
                extensions.stream().map(extension -> extension.begin(setup)).collect(Collectors.toUnmodifiableList());
        this.signs = new Signs(
                watches.stream().flatMap(watch -> watch.signs().stream()).collect(Collectors.toUnmodifiableList()));
    }

    /** The extensions there are. */
    public static List<WatchExtension> extensions(ClassLoader loader) {
        return ServiceLoader.load(WatchExtension.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        List<WatchPlan> watched = watched(loader, internalName, classFile);
        if (watched.isEmpty()) {
            return rules.plan(loader, internalName, classFile);
        }
        try {
            return rules.plan(loader, internalName, classFile).watching(watched);
        } catch (RuntimeException | LinkageError fault) {
            reporter.fault("planning " + internalName.replace('/', '.'), fault);
            return ClassPlan.NONE.watching(watched);
        }
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(MethodWatch::close);
    }

    boolean isClosed() {
        return closed;
    }

    WatchFaults faults() {
        return faults;
    }

    private List<WatchPlan> watched(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if (loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || agentLoaders.test(loader)
                || !signs.occurIn(classFile)) {
            return List.of();
        }
        try {
            ClassFacts facts = survey.of(loader, classFile);
            return facts == null ? List.of() : watched(facts);
        } catch (RuntimeException | LinkageError fault) {
            reporter.fault("looking for what to watch in " + internalName.replace('/', '.'), fault);
            return List.of();
        }
    }

    private List<WatchPlan> watched(ClassFacts facts) {
        List<WatchPlan> plans = new ArrayList<>();
        for (ClassFacts.Method method : facts.methods()) {
            for (MethodWatch watch : watches) {
                Watcher watcher = watch.watcher(facts, method.name(), method.descriptor());
                if (watcher != null) {
                    plans.add(new WatchPlan(this, watcher, facts.name(), method));
                    break;
                }
            }
        }
        return plans;
    }
}
