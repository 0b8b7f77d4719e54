package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A method that behaves as woven: goes through linked call sites the way the prologue does. */
final class WovenMethod {

    interface Body {
        @Nullable
        Object run(@Nullable Object[] arguments) throws Throwable;
    }

    private final MethodPlan plan;
    private final MethodType method;
    private final Body body;
    private final MethodHandle enter;
    private final MethodHandle exit;
    private final MethodHandle fail;
    private final AtomicInteger runs = new AtomicInteger();

    WovenMethod(Linker linker, MethodHandles.Lookup caller, MethodPlan plan, int number, Body body) {
        this.plan = plan;
        this.body = body;
        this.method = MethodType.fromMethodDescriptorString(
                plan.descriptor(), caller.lookupClass().getClassLoader());
        List<Class<?>> passed = new ArrayList<>();
        if (plan.passesTarget()) {
            passed.add(Object.class);
        }
        for (int parameter : plan.passedParameters()) {
            passed.add(erased(method.parameterType(parameter)));
        }
        MethodType exitType = method.returnType() == void.class
                ? MethodType.methodType(void.class, Object.class)
                : MethodType.methodType(
                        isPromise() ? Object.class : void.class, erased(method.returnType()), Object.class);
        this.enter = linker.link(caller, "enter", MethodType.methodType(Object.class, passed), number)
                .dynamicInvoker();
        this.exit = linker.link(caller, "exit", exitType, number).dynamicInvoker();
        this.fail = linker.link(
                        caller, "fail", MethodType.methodType(void.class, Throwable.class, Object.class), number)
                .dynamicInvoker();
    }

    @Nullable
    Object call(@Nullable Object... arguments) throws Throwable {
        return callOn(null, arguments);
    }

    /** A call that brings something. */
    Object answer(@Nullable Object... arguments) throws Throwable {
        return Objects.requireNonNull(call(arguments));
    }

    @Nullable
    Object callOn(@Nullable Object target, @Nullable Object... arguments) throws Throwable {
        List<@Nullable Object> passed = new ArrayList<>();
        if (plan.passesTarget()) {
            passed.add(target);
        }
        for (int parameter : plan.passedParameters()) {
            passed.add(arguments[parameter]);
        }
        Object answer = enter.invokeWithArguments(passed);
        if (plan.caches() && !(answer instanceof TestTicket)) {
            return answer;
        }
        Object value;
        try {
            runs.incrementAndGet();
            value = body.run(arguments);
        } catch (Throwable thrown) {
            fail.invokeWithArguments(thrown, answer);
            throw thrown;
        }
        if (method.returnType() == void.class) {
            exit.invokeWithArguments(answer);
            return null;
        }
        Object replaced = exit.invokeWithArguments(value, answer);
        return isPromise() ? replaced : value;
    }

    MethodPlan plan() {
        return plan;
    }

    private boolean isPromise() {
        return plan.caches() && CompletionStage.class.isAssignableFrom(method.returnType());
    }

    int runs() {
        return runs.get();
    }

    private static Class<?> erased(Class<?> type) {
        return type.isPrimitive() ? type : Object.class;
    }
}
