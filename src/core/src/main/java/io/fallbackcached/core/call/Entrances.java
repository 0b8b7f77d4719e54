package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.store.EntryTable;
import io.fallbackcached.core.store.FewKey;
import io.fallbackcached.core.store.Ticker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the ways of entering to the arguments that a woven method passes: those of the key, in order, unboxed if alone. */
final class Entrances {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Entrances() {}

    static MethodHandle reading(MethodCache cache, MethodType type) throws ReflectiveOperationException {
        MethodPlan plan = cache.plan();
        List<Integer> passed = plan.passedParameters();
        int offset = plan.passesTarget() ? 1 : 0;
        int[] chosen = plan.rules().get(0).keyParameters().stream()
                .mapToInt(parameter -> offset + passed.indexOf(parameter))
                .toArray();
        int[] withTarget = new int[chosen.length + 1];
        System.arraycopy(chosen, 0, withTarget, 1, chosen.length);
        MethodHandle enter = plain(cache, type, chosen, withTarget);
        if (!plan.passesTarget() || plan.keysTarget()) {
            return enter;
        }
        MethodHandle isFirst = LOOKUP.findVirtual(
                        TargetGroups.class, "isFirst", MethodType.methodType(boolean.class, Object.class))
                .bindTo(cache.groups());
        MethodHandle others = LOOKUP.findVirtual(
                        MethodCache.class, "enterInGroup", MethodType.methodType(Object.class, Object[].class))
                .bindTo(cache);
        return MethodHandles.guardWithTest(isFirst, enter, permuted(others, type, withTarget));
    }

    private static MethodHandle plain(MethodCache cache, MethodType type, int[] chosen, int[] withTarget)
            throws ReflectiveOperationException {
        switch (cache.shape().form()) {
            case NONE:
                return permuted(entrance(cache, "withoutKey"), type, chosen);
            case INT:
                return permuted(entrance(cache, "withInt", int.class), type, chosen);
            case LONG:
                return permuted(entrance(cache, "withLong", long.class), type, chosen);
            case REFERENCE:
                return permuted(entrance(cache, "withReference", Object.class), type, chosen);
            case FEW:
                return few(cache, type, chosen);
            case TARGET:
                return permuted(entrance(cache, "withTarget", Object[].class), type, withTarget);
            case PARTS:
            default:
                return permuted(entrance(cache, "withParts", Object[].class), type, chosen);
        }
    }

    /** @param chosen which of the arguments of {@code type} the entrance takes, in its order */
    private static MethodHandle permuted(MethodHandle entrance, MethodType type, int[] chosen) {
        Class<?>[] types = new Class<?>[chosen.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = type.parameterType(chosen[i]);
        }
        MethodHandle enter = fit(entrance, MethodType.methodType(Object.class, types));
        return MethodHandles.permuteArguments(enter, type, chosen);
    }

    /** Sorted into references and numbers; what there is room for beyond them is bound as a constant. */
    private static MethodHandle few(MethodCache cache, MethodType type, int[] chosen)
            throws ReflectiveOperationException {
        int[] references = sorted(type, chosen, false);
        int[] numbers = sorted(type, chosen, true);
        MethodHandle enter = entrance(
                cache, "withFew", Object.class, Object.class, Object.class, long.class, long.class, long.class);
        Object[] noNumbers = new Object[FewKey.ROOM - numbers.length];
        Arrays.fill(noNumbers, 0L);
        enter = MethodHandles.insertArguments(enter, FewKey.ROOM + numbers.length, noNumbers);
        Object[] noReferences = new Object[FewKey.ROOM - references.length];
        Arrays.fill(noReferences, FewKey.NONE);
        enter = MethodHandles.insertArguments(enter, references.length, noReferences);
        return permuted(
                enter,
                type,
                IntStream.concat(Arrays.stream(references), Arrays.stream(numbers))
                        .toArray());
    }

    private static int[] sorted(MethodType type, int[] chosen, boolean numbers) {
        return Arrays.stream(chosen)
                .filter(index -> KeyShape.isNumber(type.parameterType(index)) == numbers)
                .toArray();
    }

    static MethodHandle changing(ChangingMethod method, MethodType type) throws ReflectiveOperationException {
        MethodHandle enter =
                LOOKUP.findVirtual(ChangingMethod.class, "enter", MethodType.methodType(Object.class, Object[].class));
        return fit(enter.bindTo(method), type);
    }

    static MethodHandle watching(WatchedMethod method, MethodType type) throws ReflectiveOperationException {
        MethodHandle enter = LOOKUP.findVirtual(
                        WatchedMethod.class, "enter", MethodType.methodType(Object.class, Object.class, Object[].class))
                .bindTo(method);
        if (!method.passesTarget()) {
            return fit(MethodHandles.insertArguments(enter, 0, (Object) null), type);
        }
        return enter.asCollector(Object[].class, type.parameterCount() - 1).asType(type);
    }

    private static MethodHandle entrance(MethodCache cache, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(
                        Object.class, MethodCache.class, EntryTable.class, Ticker.class, Coherence.class)
                .appendParameterTypes(parameters);
        return MethodHandles.insertArguments(
                LOOKUP.findStatic(Hits.class, name, type), 0, cache, cache.table(), cache.ticker(), cache.coherence());
    }

    private static MethodHandle fit(MethodHandle enter, MethodType wanted) {
        if (enter.type().equals(MethodType.methodType(Object.class, Object[].class))) {
            return enter.asCollector(Object[].class, wanted.parameterCount()).asType(wanted);
        }
        // Also turns a boolean into an int, which asType does not.
        return MethodHandles.explicitCastArguments(enter, wanted);
    }
}
