package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.LoadBeanBuffer;
import io.ebeaninternal.api.SpiQuery;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import java.util.Set;

/** Beans of one type that one statement loads. */
final class BeanBatch implements LoadBeanBuffer {

    private final BeanDescriptor<?> descriptor;
    private final Set<EntityBeanIntercept> beans;
    private final PersistenceContext context;

    BeanBatch(BeanDescriptor<?> descriptor, Set<EntityBeanIntercept> beans, PersistenceContext context) {
        this.descriptor = descriptor;
        this.beans = beans;
        this.context = context;
    }

    @Override
    public int batchSize() {
        return beans.size();
    }

    @Override
    public Set<EntityBeanIntercept> batch() {
        return beans;
    }

    @Override
    public BeanDescriptor<?> descriptor() {
        return descriptor;
    }

    @Override
    public PersistenceContext persistenceContext() {
        return context;
    }

    @Override
    public String fullPath() {
        return "";
    }

    @Override
    public void configureQuery(SpiQuery<?> query, String lazyLoadProperty) {
        query.setLazyLoadProperty(lazyLoadProperty);
    }

    @Override
    public boolean isCache() {
        return false;
    }

    @Override
    public void loadingStarted() {}

    @Override
    public void loadingStopped() {}
}
