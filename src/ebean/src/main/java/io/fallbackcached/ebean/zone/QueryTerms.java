package io.fallbackcached.ebean.zone;

import io.ebeaninternal.server.querydefn.OrmQueryProperties;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a query that hold for what is loaded lazily later, and that a copy would not know: a copy that loads other rows
 * than its original would is worse than none. Only Ebean's own loaders have them.
 */
final class QueryTerms {

    private static final String LOADERS = "io.ebeaninternal.server.loadcontext.";

    static void refuseSpecial(@Nullable Object loader) {
        if (loader == null
                || loader instanceof LazyGroup
                || !loader.getClass().getName().startsWith(LOADERS)) {
            return;
        }
        Object context = read(loader, "context");
        if (context == null) {
            throw new UnsupportedOperationException("unknown terms of loading: " + loader.getClass());
        }
        Object properties = read(context, "queryProps");
        boolean filtered =
                properties instanceof OrmQueryProperties && ((OrmQueryProperties) properties).getFilterMany() != null;
        refuse(filtered, "filterMany");
        Object query = read(context, "parent");
        refuse(query != null && read(query, "asOf") != null, "asOf");
        refuse(query != null && Boolean.TRUE.equals(read(query, "includeSoftDeletes")), "setIncludeSoftDeletes");
        refuse(query != null && Boolean.TRUE.equals(read(query, "asDraft")), "asDraft");
    }

    private static void refuse(boolean special, String term) {
        if (special) {
            throw new UnsupportedOperationException("loads lazily on terms of its query: " + term);
        }
    }

    private static @Nullable Object read(Object object, String name) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return read(object, field);
                }
            }
        }
        return null;
    }

    private static @Nullable Object read(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private QueryTerms() {}
}
