package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What Ebean knows of an entity beside its values, and how its copy comes to it. Entities of one query are mostly equal in
 * this. Immutable.
 */
final class EntityState {

    private final boolean isNew;
    private final boolean reference;
    private final boolean loaded;
    private final boolean complete;
    private final boolean disabledLazyLoad;
    private final boolean fromCache;
    private final boolean peculiar;
    private final int[] unloaded;
    private final EntityCollections collections;
    private final boolean lazyProperties;
    private final @Nullable String database;

    private EntityState(EntityBean bean, InterceptReadWrite from, EntityFields fields) {
        this.isNew = from.isNew();
        this.reference = from.isReference();
        this.loaded = from.isLoaded();
        this.complete = from.isFullyLoadedBean();
        this.disabledLazyLoad = from.isDisableLazyLoad();
        this.fromCache = from.isLoadedFromCache();
        this.peculiar = from.sortOrder() != 0 || properties(from, at -> from.mutableInfo(at) != null).length > 0;
        this.unloaded = properties(from, at -> !from.isLoadedProperty(at));
        boolean mayWait = complete && !isNew && !disabledLazyLoad;
        this.collections = new EntityCollections(bean, fields.collections(), mayWait);
        boolean partial = unloaded.length > 0 || reference;
        if (partial) {
            QueryTerms.refuseSpecial(Origin.loaderOf(from));
        }
        this.lazyProperties = partial && !isNew;
        this.database = lazyProperties ? Origin.of(from) : null;
    }

    /** @throws UnsupportedOperationException if there is more to it than a copy can have */
    static EntityState of(EntityBean bean, EntityFields fields) {
        return new EntityState(bean, clean(bean), fields);
    }

    private static InterceptReadWrite clean(EntityBean bean) {
        EntityBeanIntercept any = bean._ebean_getIntercept();
        if (!(any instanceof InterceptReadWrite)) {
            throw new UnsupportedOperationException(
                    "an unmodifiable " + bean.getClass().getName());
        }
        InterceptReadWrite intercept = (InterceptReadWrite) any;
        if (!intercept.isNew() && (intercept.isDirty() || intercept.isOrphanDelete())) {
            throw new UnsupportedOperationException(
                    "changed and not saved: " + bean.getClass().getName());
        }
        if (intercept.isLazyLoadFailure()) {
            throw new UnsupportedOperationException(
                    "no longer in the database: " + bean.getClass().getName());
        }
        return intercept;
    }

    private static int[] properties(InterceptReadWrite from, IntPredicate those) {
        return IntStream.range(0, from.propertyLength()).filter(those).toArray();
    }

    /** Whether the copy needs somebody to load the rest. */
    boolean isLazy() {
        return lazyProperties || collections.someWait();
    }

    /** To be told to the one that loads. */
    void tellDatabases(LazyGroup group) {
        if (lazyProperties) {
            group.nameDatabase(database);
        }
        collections.tellDatabases(group);
    }

    EntityCollections collections() {
        return collections;
    }

    /** The copy is new: it needs none of what Ebean does beyond that to make a changed entity a clean one. */
    void imposeOn(InterceptReadWrite to, EntityBean bean) {
        to.setLoadedPropertyAll();
        for (int property : unloaded) {
            to.setPropertyUnloaded(property);
        }
        if (reference) {
            to.setReference(-1);
        } else if (loaded) {
            to.setLoadedLazy();
        }
        to.setFullyLoadedBean(complete);
        to.setDisableLazyLoad(disabledLazyLoad);
        to.setLoadedFromCache(fromCache);
        if (peculiar) {
            imposePeculiarities(to, (InterceptReadWrite) bean._ebean_getIntercept());
        }
    }

    private static void imposePeculiarities(InterceptReadWrite to, InterceptReadWrite from) {
        to.setSortOrder(from.sortOrder());
        for (int i = 0; i < from.propertyLength(); i++) {
            if (from.mutableInfo(i) != null) {
                to.mutableInfo(i, from.mutableInfo(i));
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityState && traits().equals(((EntityState) other).traits());
    }

    @Override
    public int hashCode() {
        return traits().hashCode();
    }

    private List<@Nullable Object> traits() {
        return Arrays.asList(
                isNew,
                reference,
                loaded,
                complete,
                disabledLazyLoad,
                fromCache,
                peculiar,
                Arrays.toString(unloaded),
                collections.traits(),
                lazyProperties,
                database);
    }
}
