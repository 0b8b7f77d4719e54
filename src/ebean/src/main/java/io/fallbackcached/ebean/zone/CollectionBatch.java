package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.ObjectGraphNode;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.LoadManyBuffer;
import io.ebeaninternal.api.SpiQuery;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import io.ebeaninternal.server.deploy.BeanPropertyAssocMany;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collections of one property that one statement loads. */
final class CollectionBatch implements LoadManyBuffer {

    private final BeanPropertyAssocMany<?> property;
    private final BeanDescriptor<?> descriptor;
    private final List<BeanCollection<?>> collections;
    private final PersistenceContext context;

    CollectionBatch(
            BeanPropertyAssocMany<?> property,
            BeanDescriptor<?> descriptor,
            List<BeanCollection<?>> collections,
            PersistenceContext context) {
        this.property = property;
        this.descriptor = descriptor;
        this.collections = collections;
        this.context = context;
    }

    @Override
    public int batchSize() {
        return collections.size();
    }

    @Override
    public int size() {
        return collections.size();
    }

    @Override
    public BeanCollection<?> get(int index) {
        return collections.get(index);
    }

    @Override
    public boolean removeFromBuffer(BeanCollection<?> collection) {
        return collections.removeIf(each -> each == collection);
    }

    @Override
    public BeanPropertyAssocMany<?> beanProperty() {
        return property;
    }

    @Override
    public @Nullable ObjectGraphNode objectGraphNode() {
        return null;
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
        return property.name();
    }

    @Override
    public void configureQuery(SpiQuery<?> query) {}

    /** Asked for by the lines of Ebean that know document stores, and in no interface of the others. */
    public boolean isUseDocStore() {
        return false;
    }
}
