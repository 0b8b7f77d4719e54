package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.store.FewKey;
import io.fallbackcached.core.store.IntKey;
import io.fallbackcached.core.store.LongKey;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a method's key is made of: decides which way calls enter, and how others name the same key. Immutable. */
final class KeyShape {

    enum Form {
        NONE,
        INT,
        LONG,
        REFERENCE,
        FEW,
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
            case FEW:
                return fewKey(fitting);
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
            return types.size() <= FewKey.ROOM ? Form.FEW : Form.PARTS;
        }
        if (!isNumber(types.get(0))) {
            return Form.REFERENCE;
        }
        return types.get(0) == long.class ? Form.LONG : Form.INT;
    }

    /** Whether an argument of the type is compared as a whole number, and not as an object. */
    static boolean isNumber(Class<?> type) {
        return type.isPrimitive() && type != float.class && type != double.class;
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

    private Object fewKey(Object[] parts) {
        Object[] references = {FewKey.NONE, FewKey.NONE, FewKey.NONE};
        long[] numbers = new long[FewKey.ROOM];
        int reference = 0;
        int number = 0;
        for (int i = 0; i < parts.length; i++) {
            if (isNumber(types.get(i))) {
                Long value = number(parts[i]);
                if (value == null) {
                    return new PartsKey(Keys.ARGUMENTS, parts);
                }
                numbers[number++] = value;
            } else {
                references[reference++] = parts[i];
            }
        }
        return new FewKey(references[0], references[1], references[2], numbers[0], numbers[1], numbers[2]);
    }

    private static Object intKey(Object part) {
        Long value = number(part);
        return value == null || part instanceof Long ? part : new IntKey(value.intValue());
    }

    /** The number that woven code hands over for the primitive that was boxed to this; null if it is none. */
    private static @Nullable Long number(Object part) {
        if (part instanceof Boolean) {
            return (Boolean) part ? 1L : 0L;
        }
        if (part instanceof Character) {
            return (long) (Character) part;
        }
        return part instanceof Long || part instanceof Integer || part instanceof Short || part instanceof Byte
                ? ((Number) part).longValue()
                : null;
    }
}
