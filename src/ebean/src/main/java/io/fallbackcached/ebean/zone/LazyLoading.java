package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.SpiEbeanServer;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import java.util.List;
import java.util.Set;

/** How to load what was left unloaded. Thread-safe; called by one thread at a time for each group of copies. */
interface LazyLoading {

    /**
     * @param trigger the bean whose property was asked for
     * @param alike beans that lack the same property, the trigger first
     * @param known the copies by their ids
     */
    void load(
            SpiEbeanServer server,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            PersistenceContext known);

    /**
     * Makes the collection that the trigger was asked for, with nothing loaded yet.
     *
     * @param alike beans that lack the same property, the trigger first, to get theirs too
     * @param loader to be asked for the elements of all of them together
     * @return false, having done nothing, if the property is no collection
     */
    boolean refer(
            BeanDescriptor<?> descriptor,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            BeanCollectionLoader loader);

    /**
     * @param trigger the collection that was asked for its elements
     * @param alike collections of the same property, the trigger first
     * @param known the copies by their ids
     */
    void load(
            SpiEbeanServer server,
            BeanCollection<?> trigger,
            List<BeanCollection<?>> alike,
            PersistenceContext known,
            boolean onlyIds);
}
