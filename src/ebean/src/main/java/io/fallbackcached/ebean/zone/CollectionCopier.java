package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.common.BeanList;
import io.ebean.common.BeanMap;
import io.ebean.common.BeanSet;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies Ebean's collections, loaded or not; what was not loaded loads for the copy alone. */
final class CollectionCopier implements GraphCopier {

    private final LazyLoading loading;

    CollectionCopier(LazyLoading loading) {
        this.loading = loading;
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
        to.setFilterMany(from.filterMany());
        if (from.isPopulated()) {
            to.checkEmptyLazyLoad();
            fill(from, to, graph);
        } else {
            QueryTerms.refuseSpecial(Origin.loaderOf(from));
            graph.companion(LazyGroup.class, () -> new LazyGroup(loading)).add(to, Origin.of(from));
        }
        to.setModifyListening(from.modifyListening());
        return to;
    }

    private static BeanCollection<Object> emptyLike(BeanCollection<?> from) {
        if (from instanceof BeanList) {
            return new BeanList<>();
        }
        if (from instanceof BeanSet) {
            return new BeanSet<>();
        }
        if (from instanceof BeanMap) {
            return new BeanMap<Object, Object>();
        }
        throw new UnsupportedOperationException(from.getClass().getName());
    }

    private static void fill(BeanCollection<?> from, BeanCollection<Object> to, Graph graph) {
        if (from instanceof BeanMap) {
            fillMap((BeanMap<?, ?>) from, (BeanMap<?, ?>) to, graph);
            return;
        }
        if (from instanceof BeanList) {
            for (Object element : from.actualDetails()) {
                to.internalAdd(graph.copy(element));
            }
            return;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        from.actualDetails().forEach(element -> elements.add(graph.copy(element)));
        graph.whenComplete(() -> elements.forEach(to::internalAdd));
    }

    private static void fillMap(BeanMap<?, ?> from, BeanMap<?, ?> to, Graph graph) {
        List<@Nullable Object[]> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : from.actualMap().entrySet()) {
            entries.add(new @Nullable Object[] {graph.copy(entry.getKey()), graph.copy(entry.getValue())});
        }
        graph.whenComplete(() -> entries.forEach(entry -> to.internalPut(entry[0], entry[1])));
    }
}
