package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.common.BeanList;
import io.ebean.common.BeanMap;
import io.ebean.common.BeanSet;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies Ebean's collections, loaded or not; what was not loaded loads for the copy alone. Those that their owner can do
 * without are met here only if something else refers to them.
 */
final class CollectionCopier implements GraphCopier {

    private final Supplier<LazyGroup> newGroup;

    CollectionCopier(LazyLoading loading) {
        this.newGroup = () -> new LazyGroup(loading);
    }

    @Override
    public Object copy(Object original, Graph graph) {
        BeanCollection<?> from = (BeanCollection<?>) original;
        if (from.holdsModifications()) {
            throw new UnsupportedOperationException("changed and not saved: " + from.propertyName());
        }
        BeanCollection<Object> to = emptyLike(from);
        graph.register(from, to);
        EntityBean owner = (EntityBean) graph.copy(from.owner());
        to.reset(owner, from.propertyName());
        if (owner != null && !from.isPopulated()) {
            putInto(owner, from, to);
        }
        to.setFilterMany(from.filterMany());
        if (from.isPopulated()) {
            fill(from, to, graph);
        } else {
            QueryTerms.refuseSpecial(Origin.loaderOf(from));
            graph.companion(LazyGroup.class, newGroup).load(to, from, graph);
        }
        to.setModifyListening(from.modifyListening());
        return to;
    }

    /** Whether an owner can do without this collection until it is asked for it. */
    static boolean mayWait(Object value, EntityBean owner) {
        if (!isOf(owner, value)) {
            return false;
        }
        BeanCollection<?> collection = (BeanCollection<?>) value;
        boolean plain =
                !collection.isPopulated() && collection.filterMany() == null && !collection.holdsModifications();
        if (plain) {
            QueryTerms.refuseSpecial(Origin.loaderOf(collection));
        }
        return plain;
    }

    static boolean isOf(EntityBean owner, @Nullable Object value) {
        return value instanceof BeanCollection && ((BeanCollection<?>) value).owner() == owner;
    }

    /** Elements are loaded into what the owner has. */
    private static void putInto(EntityBean owner, BeanCollection<?> from, BeanCollection<?> to) {
        EntityBean ownerWas = from.owner();
        int property = ownerWas._ebean_getIntercept().findProperty(from.propertyName());
        if (property >= 0 && ownerWas._ebean_getField(property) == from) {
            owner._ebean_setField(property, to);
        }
    }

    private static BeanCollection<Object> emptyLike(BeanCollection<?> from) {
        if (from instanceof BeanList) {
            return new BeanList<>((List<Object>) null);
        }
        if (from instanceof BeanSet) {
            return new BeanSet<>((Set<Object>) null);
        }
        if (from instanceof BeanMap) {
            return new BeanMap<Object, Object>((Map<Object, Object>) null);
        }
        throw new UnsupportedOperationException(from.getClass().getName());
    }

    private static void fill(BeanCollection<?> from, BeanCollection<Object> to, Graph graph) {
        if (from instanceof BeanMap) {
            to.checkEmptyLazyLoad();
            fillMap((BeanMap<?, ?>) from, (BeanMap<?, ?>) to, graph);
        } else if (from instanceof BeanList) {
            fillList((BeanList<?>) from, (BeanList<?>) to, graph);
        } else {
            to.checkEmptyLazyLoad();
            List<@Nullable Object> elements = new ArrayList<>();
            from.actualDetails().forEach(element -> elements.add(graph.copy(element)));
            graph.whenComplete(() -> elements.forEach(to::internalAdd));
        }
    }

    private static void fillList(BeanList<?> from, BeanList<?> to, Graph graph) {
        @Nullable Object[] elements = from.actualList().toArray();
        List<@Nullable Object> copies = new ArrayList<>(elements.length);
        to.setActualList(copies);
        graph.copyAll(elements);
        copies.addAll(Arrays.asList(elements));
    }

    private static void fillMap(BeanMap<?, ?> from, BeanMap<?, ?> to, Graph graph) {
        List<@Nullable Object[]> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : from.actualMap().entrySet()) {
            entries.add(new @Nullable Object[] {graph.copy(entry.getKey()), graph.copy(entry.getValue())});
        }
        graph.whenComplete(() -> entries.forEach(entry -> to.internalPut(entry[0], entry[1])));
    }
}
