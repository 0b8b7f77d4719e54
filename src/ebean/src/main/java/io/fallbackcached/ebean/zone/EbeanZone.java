package io.fallbackcached.ebean.zone;

import io.ebean.ModifyAwareType;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.fallbackcached.core.values.ValueExtension;
import org.jspecify.annotations.Nullable;

/** The way in: chooses the copier for one of Ebean's types. Thread-safe. */
public final class EbeanZone implements ValueExtension {

    private final LazyLoading loading;

    /**
     * Called by name from the agent's side.
     *
     * @param batches whether this Ebean has all that batches need
     */
    public EbeanZone(boolean batches) {
        this.loading = batches ? new Batched() : new OneByOne();
    }

    @Override
    public @Nullable GraphCopier copierFor(Class<?> type) {
        if (EntityBean.class.isAssignableFrom(type)) {
            return new EntityCopier(type, loading);
        }
        if (BeanCollection.class.isAssignableFrom(type)) {
            return new CollectionCopier(loading);
        }
        return ModifyAwareType.class.isAssignableFrom(type) ? new JsonCopier() : null;
    }
}
