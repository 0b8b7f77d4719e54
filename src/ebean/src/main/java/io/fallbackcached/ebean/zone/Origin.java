package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.BeanLoader;
import io.ebean.bean.EntityBeanIntercept;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which database a bean or a collection came from: Ebean knows, and has no accessor for it. */
final class Origin {

    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            Map<String, Field> fields = new HashMap<>();
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (field.getName().equals("ebeanServerName")
                            || field.getType() == BeanLoader.class
                            || field.getType() == BeanCollectionLoader.class) {
                        field.setAccessible(true);
                        fields.put(field.getType() == String.class ? "name" : "loader", field);
                    }
                }
            }
            return fields;
        }
    };

    /** The database's name; null for the default one. */
    static @Nullable String of(EntityBeanIntercept intercept) {
        Object loader = read(intercept, "loader");
        return loader instanceof BeanLoader ? ((BeanLoader) loader).name() : (String) read(intercept, "name");
    }

    /** The database's name; null for the default one. */
    static @Nullable String of(BeanCollection<?> collection) {
        Object loader = read(collection, "loader");
        return loader instanceof BeanCollectionLoader
                ? ((BeanCollectionLoader) loader).name()
                : (String) read(collection, "name");
    }

    /** What loads the original's unloaded properties. */
    static @Nullable Object loaderOf(Object interceptOrCollection) {
        return read(interceptOrCollection, "loader");
    }

    private static @Nullable Object read(Object object, String what) {
        Field field = FIELDS.get(object.getClass()).get(what);
        try {
            return field == null ? null : field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Origin() {}
}
