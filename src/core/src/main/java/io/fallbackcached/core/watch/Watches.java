package io.fallbackcached.core.watch;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.Prospect;
import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.rules.match.ClassScan;
import io.fallbackcached.core.rules.match.ClassSurvey;
import io.fallbackcached.core.rules.match.ConstantMarks;
import io.fallbackcached.core.rules.match.ScanPlanner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that is watched by one agent. Plans the methods to watch in addition to those of another planner, whose faults do not
 * keep them from being watched. Thread-safe.
 */
public final class Watches implements ClassPlanner, AutoCloseable {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final ScanPlanner rules;
    private final BegunWatches watches;
    private final ConstantMarks marks;
    private final ClassSurvey survey;
    private final Predicate<ClassLoader> agentLoaders;
    private final Reporter reporter;
    private final WatchFaults faults;
    private volatile boolean closed;

    /**
     * @param rules plans what else is woven
     * @param agentLoaders whether a loader is the agent's own
     * @param onFailure once, if watching cannot begin when there is something to watch; nothing is woven from then on
     */
    public Watches(
            ScanPlanner rules,
            List<WatchExtension> extensions,
            WatchSetup setup,
            Predicate<ClassLoader> agentLoaders,
            Runnable onFailure) {
        this.rules = rules;
        this.agentLoaders = agentLoaders;
        this.reporter = setup.reporter();
        this.faults = new WatchFaults(setup.coherence(), reporter);
        this.survey = new ClassSurvey();
        this.watches = new BegunWatches(extensions, setup, onFailure);
        Set<String> beginnings = new LinkedHashSet<>();
        for (WatchExtension extension : extensions) {
            beginnings.addAll(extension.signs());
        }
        this.marks = rules.marks().withSigns(beginnings);
    }

    /** The extensions there are. */
    public static List<WatchExtension> extensions(ClassLoader loader) {
        List<WatchExtension> found = new ArrayList<>();
        for (WatchExtension extension : ServiceLoader.load(WatchExtension.class, loader)) {
            found.add(extension);
        }
        return found;
    }

    @Override
    public ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return Prospect.planOf(look(loader, internalName, classFile));
    }

    @Override
    public boolean ignores(@Nullable ClassLoader loader) {
        boolean platform = loader == null || loader == PLATFORM;
        return watches.failed() || (platform ? !rules.looksAtPlatform() : agentLoaders.test(loader));
    }

    @Override
    public @Nullable Prospect look(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if (ignores(loader)) {
            return null;
        }
        ClassScan scan = ClassScan.of(classFile, marks);
        if (scan == null) {
            return null;
        }
        return scan.hasSign() && loader != null && loader != PLATFORM
                ? new Sighting(loader, internalName, scan, classFile)
                : rules.look(loader, internalName, scan, classFile);
    }

    @Override
    public void close() {
        closed = true;
        watches.close();
    }

    boolean isClosed() {
        return closed;
    }

    WatchFaults faults() {
        return faults;
    }

    private List<WatchPlan> watched(ClassLoader loader, String internalName, byte[] classFile) {
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
            for (MethodWatch watch : watches.all()) {
                Watcher watcher = watch.watcher(facts, method.name(), method.descriptor());
                if (watcher != null) {
                    plans.add(new WatchPlan(this, watcher, facts.name(), method));
                    break;
                }
            }
        }
        return plans;
    }

    /** A class with a sign of something to watch. */
    private final class Sighting implements Prospect {
        private final ClassLoader loader;
        private final String internalName;
        private final ClassScan scan;
        private final byte[] classFile;

        Sighting(ClassLoader loader, String internalName, ClassScan scan, byte[] classFile) {
            this.loader = loader;
            this.internalName = internalName;
            this.scan = scan;
            this.classFile = classFile;
        }

        @Override
        public ClassPlan plan() {
            List<WatchPlan> watched = watched(loader, internalName, classFile);
            if (watches.failed()) {
                // an answer whose statements nobody watches would be kept for ever
                return ClassPlan.NONE;
            }
            if (watched.isEmpty()) {
                return byRules();
            }
            try {
                return byRules().watching(watched);
            } catch (RuntimeException | LinkageError fault) {
                reporter.fault("planning " + internalName.replace('/', '.'), fault);
                return ClassPlan.NONE.watching(watched);
            }
        }

        private ClassPlan byRules() {
            return Prospect.planOf(rules.look(loader, internalName, scan, classFile));
        }
    }
}
