package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.SpiEbeanServer;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import java.util.List;
import java.util.Set;

/** A statement for each bean and collection: for an Ebean whose batches are not those of {@link Batched}. */
final class OneByOne implements LazyLoading {

    @Override
    public void load(
            SpiEbeanServer server,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            PersistenceContext known) {
        server.loadBean(trigger);
    }

    @Override
    public boolean refer(
            BeanDescriptor<?> descriptor,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            BeanCollectionLoader loader) {
        return descriptor.lazyLoadMany(trigger);
    }

    @Override
    public void load(
            SpiEbeanServer server,
            BeanCollection<?> trigger,
            List<BeanCollection<?>> alike,
            PersistenceContext known,
            boolean onlyIds) {
        server.loadMany(trigger, onlyIds);
    }
}
