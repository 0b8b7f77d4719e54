package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.LoadBeanRequest;
import io.ebeaninternal.api.LoadManyRequest;
import io.ebeaninternal.api.SpiEbeanServer;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import io.ebeaninternal.server.deploy.BeanProperty;
import io.ebeaninternal.server.deploy.BeanPropertyAssocMany;
import java.util.List;
import java.util.Set;

/** One statement for all that is alike. Uses Ebean's internals, which {@link OneByOne} does without. */
final class Batched implements LazyLoading {

    @Override
    public void load(
            SpiEbeanServer server,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            PersistenceContext known) {
        BeanDescriptor<?> descriptor = server.descriptor(trigger.owner().getClass());
        server.loadBean(new LoadBeanRequest(new BeanBatch(descriptor, alike, known), trigger, false));
    }

    @Override
    public boolean refer(
            BeanDescriptor<?> descriptor,
            EntityBeanIntercept trigger,
            Set<EntityBeanIntercept> alike,
            BeanCollectionLoader loader) {
        BeanProperty property = descriptor.beanProperty(trigger.lazyLoadProperty());
        if (!(property instanceof BeanPropertyAssocMany)) {
            return false;
        }
        for (EntityBeanIntercept bean : alike) {
            ((BeanPropertyAssocMany<?>) property).createReference(bean.owner()).setLoader(loader);
        }
        trigger.setLoadedLazy();
        return true;
    }

    @Override
    public void load(
            SpiEbeanServer server,
            BeanCollection<?> trigger,
            List<BeanCollection<?>> alike,
            PersistenceContext known,
            boolean onlyIds) {
        BeanDescriptor<?> descriptor = server.descriptor(trigger.owner().getClass());
        BeanPropertyAssocMany<?> many = (BeanPropertyAssocMany<?>) descriptor.beanProperty(trigger.propertyName());
        CollectionBatch batch = new CollectionBatch(many, descriptor, alike, known);
        server.loadMany(new LoadManyRequest(batch, onlyIds, false, trigger));
    }
}
