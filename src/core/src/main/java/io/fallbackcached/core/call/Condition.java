package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.RefusalCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The application's static method that decides whether a call takes part. */
final class Condition {

    private final MethodPlan plan;
    private final MethodType method;
    private final MethodVoice voice;

    /** @param method the woven method's own type */
    Condition(MethodPlan plan, MethodType method, MethodVoice voice) {
        this.plan = plan;
        this.method = method;
        this.voice = voice;
    }

    /** The target where the condition holds, else the body; always the body if the condition cannot be called or throws. */
    MethodHandle guard(MethodHandles.Lookup caller, MethodHandle target, MethodHandle body)
            throws ReflectiveOperationException {
        String text = plan.rules().get(0).rule().settings().condition();
        MethodHandle condition;
        try {
            condition = find(caller, text);
        } catch (ReflectiveOperationException | LinkageError e) {
            voice.refused(RefusalCode.CONDITION, text + ": " + e.getMessage());
            return body;
        }
        if (plan.passesTarget()) {
            condition = MethodHandles.dropArguments(condition, 0, Object.class);
        }
        MethodHandle test = condition.asType(target.type().changeReturnType(boolean.class));
        MethodHandle answerNo = MethodHandles.lookup()
                .findVirtual(Condition.class, "no", MethodType.methodType(boolean.class, Throwable.class))
                .bindTo(this);
        return MethodHandles.guardWithTest(MethodHandles.catchException(test, Throwable.class, answerNo), target, body);
    }

    private MethodHandle find(MethodHandles.Lookup caller, String text) throws ReflectiveOperationException {
        int separator = text.indexOf("::");
        Class<?> type = separator < 0
                ? caller.lookupClass()
                : Class.forName(
                        text.substring(0, separator),
                        false,
                        caller.lookupClass().getClassLoader());
        String name = separator < 0 ? text : text.substring(separator + 2);
        return caller.findStatic(type, name, method.changeReturnType(boolean.class));
    }

    boolean no(Throwable thrown) {
        voice.fault("asking the condition", thrown);
        return false;
    }
}
