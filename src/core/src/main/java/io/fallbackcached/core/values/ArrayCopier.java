package io.fallbackcached.core.values;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;

/** Copies arrays; an array without elements has nothing to change and stays. */
final class ArrayCopier {

    static Copier of(Class<?> arrayType) {
        Class<?> component = arrayType.getComponentType();
        return component.isPrimitive() || isImmutable(component) ? ArrayCopier::copyFlat : ArrayCopier::copyDeep;
    }

    private static boolean isImmutable(Class<?> component) {
        return ImmutableTypes.contains(component) && Modifier.isFinal(component.getModifiers());
    }

    private static Object copyFlat(Object original, CopyGraph graph) {
        int length = Array.getLength(original);
        if (length == 0) {
            return original;
        }
        Object copy = Array.newInstance(original.getClass().getComponentType(), length);
        System.arraycopy(original, 0, copy, 0, length);
        return copy;
    }

    private static Object copyDeep(Object original, CopyGraph graph) {
        Object[] elements = (Object[]) original;
        if (elements.length == 0) {
            return original;
        }
        Object[] copy = elements.clone();
        graph.register(original, copy);
        for (int i = 0; i < copy.length; i++) {
            copy[i] = graph.copy(elements[i]);
        }
        return copy;
    }

    private ArrayCopier() {}
}
