package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;

/** What a method's key is made of: decides which way calls enter, and how others name the same key. Immutable. */
final class KeyShape {

    enum Form {
        NONE,
        INT,
        LONG,
        REFERENCE,
        PARTS,
        TARGET
    }

    private final Form form;
    private final List<Class<?>> types;

    private KeyShape(Form form, List<Class<?>> types) {
        this.form = form;
        this.types = types;
    }

    static KeyShape of(MethodPlan plan, MethodType type) {
        List<Class<?>> types = plan.rules().get(0).keyParameters().stream()
                .map(type::parameterType)
                .collect(Collectors.toUnmodifiableList());
        return new KeyShape(plan.keysTarget() ? Form.TARGET : form(types), types);
    }

    Form form() {
        return form;
    }

    int size() {
        return types.size();
    }

    /** The key of this shape that parts taken from another method's arguments make; one that nothing equals if none fits. */
    Object key(Object[] parts) {
        Object[] fitting = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            fitting[i] =
                    fit(parts[i], MethodType.methodType(types.get(i)).wrap().returnType());
        }
        switch (form) {
            case NONE:
                return Keys.NONE;
            case INT:
                return intKey(fitting[0]);
            case LONG:
                return fitting[0] instanceof Long ? new LongKey((Long) fitting[0]) : fitting[0];
            case REFERENCE:
                return fitting[0];
            case PARTS:
            case TARGET:
            default:
                return new PartsKey(Keys.ARGUMENTS, fitting);
        }
    }

    private static Form form(List<Class<?>> types) {
        if (types.isEmpty()) {
            return Form.NONE;
        }
        if (types.size() > 1) {
            return Form.PARTS;
        }
        Class<?> only = types.get(0);
        if (only == long.class) {
            return Form.LONG;
        }
        boolean isReference = !only.isPrimitive() || only == float.class || only == double.class;
        return isReference ? Form.REFERENCE : Form.INT;
    }

    /** An update by {@code int} must reach what was read by {@code long}, so whole numbers take the reader's type. */
    private static Object fit(Object part, Class<?> wanted) {
        if (!(part instanceof Long || part instanceof Integer || part instanceof Short || part instanceof Byte)) {
            return part;
        }
        long number = ((Number) part).longValue();
        if (wanted == Long.class) {
            return number;
        }
        if (wanted == Integer.class && (int) number == number) {
            return (int) number;
        }
        if (wanted == Short.class && (short) number == number) {
            return (short) number;
        }
        if (wanted == Byte.class && (byte) number == number) {
            return (byte) number;
        }
        return part;
    }

    private static Object intKey(Object part) {
        if (part instanceof Boolean) {
            return new IntKey((Boolean) part ? 1 : 0);
        }
        if (part instanceof Character) {
            return new IntKey((Character) part);
        }
        return part instanceof Integer || part instanceof Short || part instanceof Byte
                ? new IntKey(((Number) part).intValue())
                : part;
    }
}
