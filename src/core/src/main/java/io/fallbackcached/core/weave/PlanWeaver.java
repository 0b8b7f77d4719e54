package io.fallbackcached.core.weave;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.WeavePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.jspecify.annotations.Nullable;

/** Weaves what a plan says, as far as the JVM allows it, and keeps account of it. Thread-safe. */
final class PlanWeaver {

    private final ClassWeaver weaver;
    private final Reporter reporter;
    private final Set<String> wovenClasses;
    private final Set<MethodPlan> wovenMethods;

    /**
     * @param wovenClasses gets the names, with dots, of classes that are woven; thread-safe
     * @param wovenMethods gets the plans that are woven; thread-safe
     */
    PlanWeaver(ClassWeaver weaver, Reporter reporter, Set<String> wovenClasses, Set<MethodPlan> wovenMethods) {
        this.weaver = weaver;
        this.reporter = reporter;
        this.wovenClasses = wovenClasses;
        this.wovenMethods = wovenMethods;
    }

    /**
     * @param className with dots
     * @return null if nothing could be woven
     */
    byte @Nullable [] weave(ClassPlan plan, String className, byte[] classFile) {
        byte[] watched = plan.watched().isEmpty() ? null : watch(className, classFile, plan.watched());
        byte[] woven = plan.methods().isEmpty()
                ? null
                : weave(className, watched == null ? classFile : watched, plan.methods());
        return woven == null ? watched : woven;
    }

    private byte @Nullable [] watch(String className, byte[] classFile, List<? extends WeavePlan> plans) {
        try {
            byte[] woven = weaver.weave(classFile, plans);
            wovenClasses.add(className);
            return woven;
        } catch (RuntimeException | LinkageError fault) {
            reporter.fault("watching " + className, fault);
            return null;
        }
    }

    private byte @Nullable [] weave(String className, byte[] classFile, List<MethodPlan> plans) {
        List<MethodPlan> rest = new ArrayList<>(plans);
        while (!rest.isEmpty()) {
            try {
                byte[] woven = weaver.weave(classFile, rest);
                wovenClasses.add(className);
                wovenMethods.addAll(rest);
                return woven;
            } catch (MethodTooLargeException tooLarge) {
                refuse(tooLarge, rest);
            } catch (RuntimeException | LinkageError fault) {
                rest.forEach(plan -> refuse(RefusalCode.WEAVING_FAILED, plan, fault.toString()));
                reporter.fault("weaving " + className, fault);
                return null;
            }
        }
        return null;
    }

    private void refuse(MethodTooLargeException tooLarge, List<MethodPlan> rest) {
        MethodPlan culprit = rest.stream()
                .filter(plan -> plan.methodName().equals(tooLarge.getMethodName())
                        && plan.descriptor().equals(tooLarge.getDescriptor()))
                .findFirst()
                .orElseThrow(() -> tooLarge);
        rest.remove(culprit);
        refuse(RefusalCode.METHOD_TOO_LARGE, culprit, tooLarge.getCodeSize() + " bytes");
    }

    private void refuse(RefusalCode code, MethodPlan plan, String detail) {
        String rule = plan.rules().get(0).rule().toString();
        reporter.refused(new Refusal(code, plan.toString(), rule, detail));
    }
}
