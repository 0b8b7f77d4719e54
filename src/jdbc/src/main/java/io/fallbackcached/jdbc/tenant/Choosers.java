package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.coherence.Coherence;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /** Whether a field says by its type that it is there for data sources: one that is a map or list of them is for several. */
    private static final ClassValue<Boolean> NAMED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return FIELDS.get(type).stream()
                    .anyMatch(field -> !DataSource.class.isAssignableFrom(field.getType())
                            && field.getGenericType().getTypeName().contains("DataSource>"));
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
        if (NAMED.get(source.getClass())) {
            return true;
        }
        Others others = new Others(source);
        for (Field field : FIELDS.get(source.getClass())) {
            others.addHeld(value(field, source));
        }
        return others.several;
    }

    private static @Nullable Object value(Field field, Object source) {
        try {
            return field.get(source);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }

    /** What a data source refers to, as far as these are data sources too. Asked for each connection, so it keeps no set. */
    private static final class Others {
        private final Object source;
        private @Nullable Object first;
        private boolean several;

        Others(Object source) {
            this.source = source;
        }

        void addHeld(@Nullable Object held) {
            if (held instanceof DataSource) {
                add(held);
            } else if (held instanceof Map) {
                addAll(((Map<?, ?>) held).values());
            } else if (held instanceof Collection) {
                addAll((Collection<?>) held);
            } else if (held instanceof DataSource[]) {
                addAll(Arrays.asList((DataSource[]) held));
            }
        }

        private void addAll(Collection<?> all) {
            if (all.isEmpty()) {
                return;
            }
            int left = MOST_LOOKED_AT;
            for (Iterator<?> each = all.iterator(); left > 0 && each.hasNext(); left--) {
                Object one = each.next();
                if (one instanceof DataSource) {
                    add(one);
                }
            }
        }

        private void add(Object other) {
            several |= other != source && first != null && first != other;
            first = other == source || first != null ? first : other;
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
