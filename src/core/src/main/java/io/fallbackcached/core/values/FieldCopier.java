package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objenesis.instantiator.ObjectInstantiator;

/**
 * Copies an application's object field by field, running none of its code: no constructor, no accessor. Transient fields
 * too: an object whose cache or lock came out null would break where the original works. An object whose fields are all
 * final and hold nothing that can change is left as it is.
 */
final class FieldCopier implements Copier {

    private final ObjectInstantiator<?> instantiator;
    private final FieldTransfer all;
    private final Field[] unsettled;
    private final boolean fixed;

    private FieldCopier(Class<?> type, ObjectInstantiator<?> instantiator) {
        List<Field> fields = FieldAccess.instanceFields(type);
        this.instantiator = instantiator;
        this.unsettled = FieldAccess.accessible(fields.stream()
                .filter(field -> !FieldTransfer.isSettled(field.getType()))
                .collect(Collectors.toList()));
        this.all = new FieldTransfer(type, List.of(FieldAccess.accessible(fields)));
        this.fixed = fields.stream().allMatch(field -> Modifier.isFinal(field.getModifiers()));
    }

    static Copier of(Class<?> type, ObjectInstantiator<?> instantiator) {
        Copier fields = new FieldCopier(type, instantiator);
        return Map.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type) ? hashed(fields) : fields;
    }

    @Override
    public Object copy(Object original, CopyGraph graph) {
        try {
            return fixed && refersToSharedOnly(original, graph) ? original : copyFields(original, graph);
        } catch (IllegalAccessException e) {
            throw new NotCopied(
                    RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": " + e.getMessage());
        }
    }

    private boolean refersToSharedOnly(Object original, CopyGraph graph) throws IllegalAccessException {
        for (Field field : unsettled) {
            if (!graph.isShared(field.get(original))) {
                return false;
            }
        }
        return true;
    }

    private Object copyFields(Object original, CopyGraph graph) {
        Object copy = instantiator.newInstance();
        graph.register(original, copy);
        all.move(original, copy, graph);
        return copy;
    }

    /** Somebody else's hash table would look copied keys up where the originals were, so keys must be their own copies. */
    private static Copier hashed(Copier fields) {
        return (original, graph) -> {
            Collection<?> keys = original instanceof Map ? ((Map<?, ?>) original).keySet() : (Set<?>) original;
            for (Object key : keys) {
                if (!graph.isShared(key)) {
                    throw new NotCopied(
                            RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": mutable keys");
                }
            }
            return fields.copy(original, graph);
        };
    }
}
