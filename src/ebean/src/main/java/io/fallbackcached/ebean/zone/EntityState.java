package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import java.util.Objects;
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

    /** Has something that most have not, and which is not the same for all. */
    private final boolean peculiar;

    private final LoadedProperties loadedProperties;
    private final EntityCollections collections;

    /** What is loaded in a copy that has no collections yet, waiting ones included. */
    private final LoadedProperties loadedAlone;

    private final boolean lazyProperties;
    private final @Nullable String database;

    private EntityState(EntityBean bean, InterceptReadWrite from, EntityFields fields) {
        this.isNew = from.isNew();
        this.reference = from.isReference();
        this.loaded = from.isLoaded();
        this.complete = from.isFullyLoadedBean();
        this.peculiar = isPeculiar(from);
        this.loadedProperties = new LoadedProperties(from);
        boolean mayWait = complete && !isNew && !from.isDisableLazyLoad();
        this.collections = new EntityCollections(bean, fields.collections(), mayWait);
        this.loadedAlone = collections.without(loadedProperties);
        boolean partial = loadedProperties.arePartial() || reference;
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
        loadedProperties.imposeOn(to);
        imposeRest(to, bean);
    }

    /** The same on a copy that has no collections, not even by what else was copied. */
    void imposeAlone(InterceptReadWrite to, EntityBean bean) {
        loadedAlone.imposeOn(to);
        imposeRest(to, bean);
    }

    private void imposeRest(InterceptReadWrite to, EntityBean bean) {
        if (reference) {
            to.setReference(-1);
        } else if (loaded) {
            to.setLoadedLazy();
        }
        to.setFullyLoadedBean(complete);
        if (peculiar) {
            imposePeculiarities(to, (InterceptReadWrite) bean._ebean_getIntercept());
        }
    }

    private static void imposePeculiarities(InterceptReadWrite to, InterceptReadWrite from) {
        to.setDisableLazyLoad(from.isDisableLazyLoad());
        to.setLoadedFromCache(from.isLoadedFromCache());
        to.setSortOrder(from.sortOrder());
        for (int i = 0; i < from.propertyLength(); i++) {
            if (from.mutableInfo(i) != null) {
                to.mutableInfo(i, from.mutableInfo(i));
            }
        }
    }

    private static boolean isPeculiar(InterceptReadWrite from) {
        return from.isDisableLazyLoad() || from.isLoadedFromCache() || from.sortOrder() != 0 || hasMutableInfo(from);
    }

    private static boolean hasMutableInfo(InterceptReadWrite from) {
        for (int property = 0; property < from.propertyLength(); property++) {
            if (from.mutableInfo(property) != null) {
                return true;
            }
        }
        return false;
    }

    // Asked for each entity that is kept: no list of what is compared is made.

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof EntityState)) {
            return false;
        }
        EntityState that = (EntityState) other;
        return isNew == that.isNew
                && reference == that.reference
                && loaded == that.loaded
                && complete == that.complete
                && peculiar == that.peculiar
                && lazyProperties == that.lazyProperties
                && loadedProperties.equals(that.loadedProperties)
                && collections.equals(that.collections)
                && Objects.equals(database, that.database);
    }

    @Override
    public int hashCode() {
        return 31 * loadedProperties.hashCode() + collections.hashCode();
    }
}
