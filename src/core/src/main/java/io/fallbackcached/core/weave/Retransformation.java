package io.fallbackcached.core.weave;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings classes that are loaded already through the transformer again: to weave them when the agent comes late, and to
 * give them back their own bytecode when it goes. In batches, since each stops the world.
 */
public final class Retransformation {

    private static final int BATCH = 100;

    private final Instrumentation instrumentation;
    private final ClassPlanner planner;
    private final Reporter reporter;

    /** Does nothing yet. */
    public Retransformation(Instrumentation instrumentation, ClassPlanner planner, Reporter reporter) {
        this.instrumentation = instrumentation;
        this.planner = planner;
        this.reporter = reporter;
    }

    /**
     * Brings those through every retransformer in which there is something to weave, judging by their class files.
     *
     * @param transformer is told what the class files say that the JVM does not keep
     */
    public void ofPlanned(WeavingTransformer transformer) {
        try (LoadedClassFiles classFiles = new LoadedClassFiles()) {
            of(loaded -> isPlanned(loaded, classFiles, transformer));
        }
    }

    /** Brings the classes of these names through every retransformer, in whatever loader they are. */
    public void of(Set<String> classNames) {
        of(loaded -> classNames.contains(loaded.getName()));
    }

    private void of(Predicate<Class<?>> chosen) {
        List<Class<?>> batch = new ArrayList<>();
        Class<?>[] all = instrumentation.getAllLoadedClasses();
        // Backwards: the JVM names the latest first, and what is known of a supertype need not be read again.
        for (int i = all.length - 1; i >= 0; i--) {
            Class<?> loaded = all[i];
            if (canChange(loaded) && chosen.test(loaded)) {
                batch.add(loaded);
            }
            if (batch.size() == BATCH) {
                retransform(batch);
                batch.clear();
            }
        }
        retransform(batch);
    }

    /** Asking first spares the JVM a stop for each class that is none of our business: nearly all of them. */
    private boolean isPlanned(Class<?> loaded, LoadedClassFiles classFiles, WeavingTransformer transformer) {
        ClassLoader loader = loaded.getClassLoader();
        if (planner.ignores(loader)) {
            return false;
        }
        String internalName = loaded.getName().replace('.', '/');
        try {
            byte[] classFile = classFiles.of(loaded, internalName);
            if (classFile == null) {
                return false;
            }
            ClassPlan plan = planner.plan(loader, internalName, classFile);
            if (!plan.methods().isEmpty()) {
                transformer.expect(loaded, plan);
            }
            return !plan.weavesNothing();
        } catch (Throwable fault) {
            reporter.fault("reading " + loaded.getName(), fault);
            return false;
        }
    }

    private boolean canChange(Class<?> loaded) {
        return !loaded.isArray()
                && !loaded.isPrimitive()
                && loaded.getClassLoader() != null
                && instrumentation.isModifiableClass(loaded);
    }

    private void retransform(List<Class<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
        } catch (Throwable fault) {
            retransformOneByOne(batch, fault);
        }
    }

    /** One class that cannot be retransformed (its supertype is missing) must not keep the others from it. */
    private void retransformOneByOne(List<Class<?>> batch, Throwable fault) {
        if (batch.size() == 1) {
            reporter.fault("retransforming " + batch.get(0).getName(), fault);
            return;
        }
        for (Class<?> single : batch) {
            retransform(Arrays.asList(single));
        }
    }
}
