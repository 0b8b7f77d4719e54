package io.fallbackcached.ebean.zone;

import io.ebeaninternal.server.querydefn.OrmQueryProperties;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a query that hold for what is loaded lazily later, and that a copy would not know: a copy that loads other rows
 * than its original would is worse than none. Only Ebean's own loaders have them.
 */
final class QueryTerms {

    private static final String LOADERS = "io.ebeaninternal.server.loadcontext.";

    private static final NamedField CONTEXT = new NamedField("context");
    private static final NamedField PROPERTIES = new NamedField("queryProps");
    private static final NamedField QUERY = new NamedField("parent");
    private static final NamedField AS_OF = new NamedField("asOf");
    private static final NamedField SOFT_DELETED = new NamedField("includeSoftDeletes");
    private static final NamedField AS_DRAFT = new NamedField("asDraft");

    static void refuseSpecial(@Nullable Object loader) {
        if (loader == null
                || loader instanceof LazyGroup
                || !loader.getClass().getName().startsWith(LOADERS)) {
            return;
        }
        Object context = CONTEXT.of(loader);
        if (context == null) {
            throw new UnsupportedOperationException("unknown terms of loading: " + loader.getClass());
        }
        Object properties = PROPERTIES.of(context);
        boolean filtered =
                properties instanceof OrmQueryProperties && ((OrmQueryProperties) properties).getFilterMany() != null;
        refuse(filtered, "filterMany");
        Object query = QUERY.of(context);
        refuse(query != null && AS_OF.of(query) != null, "asOf");
        refuse(query != null && Boolean.TRUE.equals(SOFT_DELETED.of(query)), "setIncludeSoftDeletes");
        refuse(query != null && Boolean.TRUE.equals(AS_DRAFT.of(query)), "asDraft");
    }

    private static void refuse(boolean special, String term) {
        if (special) {
            throw new UnsupportedOperationException("loads lazily on terms of its query: " + term);
        }
    }

    private QueryTerms() {}
}
