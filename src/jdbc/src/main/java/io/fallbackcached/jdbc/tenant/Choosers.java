package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.coherence.Coherence;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Data sources that an application has written to choose between others. By what they choose nobody can tell, so from the
 * first connection on that one of them gives, answers are served only where the database session is known. Thread-safe.
 */
public final class Choosers {

    private static final int MOST_LOOKED_AT = 64;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    private final Coherence coherence;

    public Choosers(Coherence coherence) {
        this.coherence = coherence;
    }

    /** A data source is asked for a connection. */
    public void asked(Object source) {
        if (!coherence.isAmbiguous() && chooses(source) && !coherence.tenancy().asks(source)) {
            coherence.becomeAmbiguous(source.getClass().getName() + " chooses between data sources");
        }
    }

    private static boolean chooses(Object source) {
        Set<Object> others = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Field field : FIELDS.get(source.getClass())) {
            if (!DataSource.class.isAssignableFrom(field.getType()) && names(field)) {
                return true;
            }
            add(value(field, source), others);
        }
        others.remove(source);
        return others.size() > 1;
    }

    /** A map or list that is there for data sources is there for several. */
    private static boolean names(Field field) {
        return field.getGenericType().getTypeName().contains("DataSource>");
    }

    private static void add(@Nullable Object held, Set<Object> others) {
        if (held instanceof DataSource) {
            others.add(held);
        } else if (held instanceof Map) {
            addAll(((Map<?, ?>) held).values(), others);
        } else if (held instanceof Collection) {
            addAll((Collection<?>) held, others);
        } else if (held instanceof DataSource[]) {
            for (int i = 0; i < Math.min(Array.getLength(held), MOST_LOOKED_AT); i++) {
                add(Array.get(held, i), others);
            }
        }
    }

    private static void addAll(Collection<?> all, Set<Object> others) {
        all.stream().limit(MOST_LOOKED_AT).filter(DataSource.class::isInstance).forEach(others::add);
    }

    private static @Nullable Object value(Field field, Object source) {
        try {
            return field.get(source);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                Class<?> held = field.getType();
                boolean mayHold = DataSource.class.isAssignableFrom(held)
                        || DataSource[].class.isAssignableFrom(held)
                        || Map.class.isAssignableFrom(held)
                        || Collection.class.isAssignableFrom(held);
                if (mayHold && !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
