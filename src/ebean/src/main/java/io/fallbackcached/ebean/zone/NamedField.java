package io.fallbackcached.ebean.zone;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A field that Ebean has no accessor for, of objects of several classes; looked for once in each. Thread-safe. */
final class NamedField {

    private final String name;
    private final Map<Class<?>, Optional<Field>> found = new ConcurrentHashMap<>();

    NamedField(String name) {
        this.name = name;
    }

    /** Its value; null as well for an object that has no such field. */
    @Nullable
    Object of(Object object) {
        Optional<Field> field = found.get(object.getClass());
        if (field == null) {
            field = found.computeIfAbsent(object.getClass(), this::find);
        }
        return field.isPresent() ? read(field.get(), object) : null;
    }

    private Optional<Field> find(Class<?> type) {
        return find(type, field -> field.getName().equals(name));
    }

    /** The first such field of a class or of its superclasses, made accessible. */
    static Optional<Field> find(Class<?> type, Predicate<Field> wanted) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (wanted.test(field)) {
                    field.setAccessible(true);
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
