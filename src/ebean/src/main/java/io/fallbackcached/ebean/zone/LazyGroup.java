package io.fallbackcached.ebean.zone;

import io.ebean.DB;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.BeanLoader;
import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.SpiEbeanServer;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import io.ebeaninternal.server.transaction.DefaultPersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the copies of one graph have in common for lazy loading, as the beans of one query do: one statement loads a
 * property of many of them, and what it finds is put into the copies. Without it a list of copies would run a statement
 * each. Thread-safe: callers hand beans to other threads.
 */
final class LazyGroup implements BeanLoader, BeanCollectionLoader {

    private final LazyLoading loading;
    private final Lock lock = new ReentrantLock();
    private final List<EntityBeanIntercept> beans = new ArrayList<>();
    private final List<BeanCollection<?>> collections = new ArrayList<>();
    private @Nullable PersistenceContext context;
    private @Nullable String database;

    LazyGroup(LazyLoading loading) {
        this.loading = loading;
    }

    void add(EntityBeanIntercept copy, @Nullable String origin) {
        beans.add(copy);
        if (!copy.isNew() && (copy.isReference() || copy.isPartial())) {
            nameDatabase(origin);
            copy.setBeanLoader(this);
        }
    }

    void add(BeanCollection<?> copy, @Nullable String origin) {
        nameDatabase(origin);
        collections.add(copy);
        copy.setLoader(this);
    }

    private void nameDatabase(@Nullable String origin) {
        if (origin != null && database != null && !origin.equals(database)) {
            throw new UnsupportedOperationException("entities of two databases: " + origin + ", " + database);
        }
        database = origin == null ? database : origin;
    }

    @Override
    public @Nullable String name() {
        return database;
    }

    @Override
    public Lock lock() {
        lock.lock();
        return lock;
    }

    /** Called with the lock held. */
    @Override
    public void loadBean(EntityBeanIntercept trigger) {
        SpiEbeanServer server = server();
        EntityBean bean = trigger.owner();
        BeanDescriptor<?> descriptor = server.descriptor(bean.getClass());
        if (descriptor.isEmbedded()) {
            server.loadBean(trigger);
        } else if (!descriptor.lazyLoadMany(trigger)) {
            loading.load(server, trigger, peersOf(trigger, server.lazyLoadBatchSize()), context(server));
        }
    }

    @Override
    public void loadMany(BeanCollection<?> trigger, boolean onlyIds) {
        lock.lock();
        try {
            SpiEbeanServer server = server();
            if (trigger.filterMany() != null) {
                server.loadMany(trigger, onlyIds);
                return;
            }
            loading.load(server, trigger, peersOf(trigger, server.lazyLoadBatchSize()), context(server), onlyIds);
        } finally {
            lock.unlock();
        }
    }

    private Set<EntityBeanIntercept> peersOf(EntityBeanIntercept trigger, int most) {
        Class<?> type = trigger.owner().getClass();
        int property = trigger.lazyLoadPropertyIndex();
        Set<EntityBeanIntercept> peers = new LinkedHashSet<>();
        peers.add(trigger);
        for (EntityBeanIntercept bean : beans) {
            boolean alike = bean.owner().getClass() == type && !bean.isNew() && !bean.isLazyLoadFailure();
            if (peers.size() < most && alike && !bean.isLoadedProperty(property)) {
                peers.add(bean);
            }
        }
        return peers;
    }

    private List<BeanCollection<?>> peersOf(BeanCollection<?> trigger, int most) {
        List<BeanCollection<?>> peers = new ArrayList<>();
        peers.add(trigger);
        for (BeanCollection<?> each : collections) {
            boolean alike = each.owner().getClass() == trigger.owner().getClass()
                    && each.propertyName().equals(trigger.propertyName());
            if (peers.size() < most && each != trigger && alike && each.isReference() && each.filterMany() == null) {
                peers.add(each);
            }
        }
        return peers;
    }

    /** Knows the copies by their ids, so that what is loaded later refers to them and not to twins of theirs. */
    private PersistenceContext context(SpiEbeanServer server) {
        PersistenceContext known = context;
        if (known != null) {
            return known;
        }
        PersistenceContext made = new DefaultPersistenceContext();
        for (EntityBeanIntercept bean : beans) {
            BeanDescriptor<?> descriptor = server.descriptor(bean.owner().getClass());
            Object id = descriptor.isEmbedded() ? null : descriptor.getId(bean.owner());
            if (id != null && !bean.isNew()) {
                descriptor.contextPutIfAbsent(made, id, bean.owner());
            }
        }
        context = made;
        return made;
    }

    private SpiEbeanServer server() {
        return (SpiEbeanServer) (database == null ? DB.getDefault() : DB.byName(database));
    }
}
