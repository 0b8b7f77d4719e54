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
import io.fallbackcached.core.values.ValueExtension.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the copies of one graph have in common for lazy loading, as the beans of one query do: one statement loads a
 * property of many of them, and what it finds is put into the copies. Without it a list of copies would run a statement
 * each. Thread-safe: callers hand beans to other threads.
 */
final class LazyGroup implements BeanLoader, BeanCollectionLoader, Consumer<@Nullable Object[]> {

    private static final @Nullable Object[] NONE = {};

    private final LazyLoading loading;
    private @Nullable Object @Nullable [] copies;
    private @Nullable PersistenceContext context;
    private @Nullable String database;

    /** Made when something is loaded, which most copies never have to. */
    private volatile @Nullable Lock lock;

    LazyGroup(LazyLoading loading) {
        this.loading = loading;
    }

    void load(BeanCollection<?> copy, BeanCollection<?> original, Graph graph) {
        nameDatabase(Origin.of(original));
        meet(graph);
        copy.setLoader(this);
    }

    /** To be told all copies. */
    void meet(Graph graph) {
        if (copies == null) {
            copies = NONE;
            graph.tellCopies(this);
        }
    }

    @Override
    public void accept(@Nullable Object[] copies) {
        this.copies = copies;
    }

    /** Where what is missing is to be loaded from. */
    void nameDatabase(@Nullable String origin) {
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
        Lock own = lock == null ? newLock() : lock;
        own.lock();
        return own;
    }

    private synchronized Lock newLock() {
        if (lock == null) {
            lock = new ReentrantLock();
        }
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
            return;
        }
        Set<EntityBeanIntercept> alike = peersOf(trigger, server.lazyLoadBatchSize());
        if (!loading.refer(descriptor, trigger, alike, this)) {
            loading.load(server, trigger, alike, context(server));
        }
    }

    @Override
    public void loadMany(BeanCollection<?> trigger, boolean onlyIds) {
        Lock held = lock();
        try {
            SpiEbeanServer server = server();
            if (trigger.filterMany() != null) {
                server.loadMany(trigger, onlyIds);
                return;
            }
            loading.load(server, trigger, peersOf(trigger, server.lazyLoadBatchSize()), context(server), onlyIds);
        } finally {
            held.unlock();
        }
    }

    private Set<EntityBeanIntercept> peersOf(EntityBeanIntercept trigger, int most) {
        Class<?> type = trigger.owner().getClass();
        int property = trigger.lazyLoadPropertyIndex();
        Set<EntityBeanIntercept> peers = new LinkedHashSet<>();
        peers.add(trigger);
        for (EntityBeanIntercept bean : beans()) {
            boolean alike = bean.owner().getClass() == type && !bean.isNew() && !bean.isLazyLoadFailure();
            if (peers.size() < most && alike && !bean.isLoadedProperty(property)) {
                peers.add(bean);
            }
        }
        return peers;
    }

    private List<BeanCollection<?>> peersOf(BeanCollection<?> trigger, int most) {
        EntityBeanIntercept owner = trigger.owner()._ebean_getIntercept();
        int property = owner.findProperty(trigger.propertyName());
        List<BeanCollection<?>> peers = new ArrayList<>();
        peers.add(trigger);
        for (EntityBeanIntercept bean : beans()) {
            boolean alike = bean.owner().getClass() == owner.owner().getClass();
            Object value = alike ? bean.owner()._ebean_getField(property) : null;
            if (peers.size() < most && value != trigger && isWaiting(value)) {
                peers.add((BeanCollection<?>) value);
            }
        }
        return peers;
    }

    private boolean isWaiting(@Nullable Object value) {
        if (!(value instanceof BeanCollection)) {
            return false;
        }
        BeanCollection<?> collection = (BeanCollection<?>) value;
        return collection.isReference() && collection.filterMany() == null && Origin.loaderOf(collection) == this;
    }

    private List<EntityBeanIntercept> beans() {
        return copies().filter(EntityBean.class::isInstance)
                .map(bean -> ((EntityBean) bean)._ebean_getIntercept())
                .collect(Collectors.toList());
    }

    private Stream<Object> copies() {
        return Arrays.stream(Objects.requireNonNull(copies)).filter(Objects::nonNull);
    }

    /** Knows the copies by their ids, so that what is loaded later refers to them and not to twins of theirs. */
    private PersistenceContext context(SpiEbeanServer server) {
        PersistenceContext known = context;
        if (known != null) {
            return known;
        }
        PersistenceContext made = new DefaultPersistenceContext();
        for (EntityBeanIntercept bean : beans()) {
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
