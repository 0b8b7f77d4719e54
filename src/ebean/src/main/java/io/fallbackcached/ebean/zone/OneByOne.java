package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.SpiEbeanServer;
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
    public void load(
            SpiEbeanServer server,
            BeanCollection<?> trigger,
            List<BeanCollection<?>> alike,
            PersistenceContext known,
            boolean onlyIds) {
        server.loadMany(trigger, onlyIds);
    }
}
