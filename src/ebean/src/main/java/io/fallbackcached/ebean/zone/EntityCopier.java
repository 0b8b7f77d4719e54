package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.util.function.Supplier;

/**
 * Copies an entity through the contract that its enhancement gave it: the copy is what the query would have made, with
 * the same properties loaded, nothing dirty, and lazy loading of its own. Neither the original's persistence context nor
 * its loader comes along. Only a collection that a complete entity had not loaded is left out, and made when the copy is
 * asked for it, as Ebean does itself for what a query did not select.
 */
final class EntityCopier implements GraphCopier {

    private final Supplier<LazyGroup> newGroup;
    private final EntityFields fields;

    EntityCopier(Class<?> type, LazyLoading loading) {
        this.newGroup = () -> new LazyGroup(loading);
        this.fields = new EntityFields(type);
    }

    @Override
    public Object copy(Object original, Graph graph) {
        EntityBean bean = (EntityBean) original;
        InterceptReadWrite from = clean(bean);
        EntityBean copy = (EntityBean) bean._ebean_newInstance();
        graph.register(bean, copy);
        fields.copy(bean, copy, graph);
        boolean mayWait = from.isFullyLoadedBean() && !from.isNew() && !from.isDisableLazyLoad();
        BeanCollection<?> waiting = fields.copyCollections(bean, copy, graph, mayWait);
        InterceptReadWrite to = (InterceptReadWrite) copy._ebean_getIntercept();
        boolean partial = copyLoadedProperties(from, to);
        copyState(from, to);
        if (partial || from.isReference()) {
            loadLater(from, to, graph);
        }
        if (waiting != null) {
            fields.unload(bean, copy, to);
            group(graph).load(to, waiting, graph);
        }
        return copy;
    }

    private void loadLater(InterceptReadWrite from, InterceptReadWrite to, Graph graph) {
        QueryTerms.refuseSpecial(Origin.loaderOf(from));
        if (!from.isNew()) {
            group(graph).load(to, from, graph);
        }
    }

    private LazyGroup group(Graph graph) {
        return graph.companion(LazyGroup.class, newGroup);
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

    /** The copy is new: it needs none of what Ebean does beyond that to make a changed entity a clean one. */
    private static void copyState(InterceptReadWrite from, InterceptReadWrite to) {
        if (from.isReference()) {
            to.setReference(-1);
        } else if (from.isLoaded()) {
            to.setLoadedLazy();
        }
        to.setFullyLoadedBean(from.isFullyLoadedBean());
        to.setDisableLazyLoad(from.isDisableLazyLoad());
        to.setLoadedFromCache(from.isLoadedFromCache());
        to.setSortOrder(from.sortOrder());
    }

    /** @return whether some are not */
    private static boolean copyLoadedProperties(InterceptReadWrite from, InterceptReadWrite to) {
        boolean partial = false;
        to.setLoadedPropertyAll();
        for (int i = 0; i < from.propertyLength(); i++) {
            if (!from.isLoadedProperty(i)) {
                to.setPropertyUnloaded(i);
                partial = true;
            }
            if (from.mutableInfo(i) != null) {
                to.mutableInfo(i, from.mutableInfo(i));
            }
        }
        return partial;
    }
}
