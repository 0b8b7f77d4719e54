package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.fallbackcached.core.values.Twin;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import io.fallbackcached.core.values.ValueExtension.Run;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies an entity through the contract that its enhancement gave it: the copy is what the query would have made, with
 * the same properties loaded, nothing dirty, and lazy loading of its own. Neither the original's persistence context nor
 * its loader comes along. Only a collection that a complete entity had not loaded is left out, and made when the copy is
 * asked for it, as Ebean does itself for what a query did not select.
 */
final class EntityCopier implements GraphCopier {

    private final Supplier<LazyGroup> newGroup;
    private final EntityFields fields;
    private final EntityMaker cold;

    /** Racy: it does not matter if it is made twice. Meets no graphs but those that are copied again and again. */
    private @Nullable EntityMaker hot;

    private final Map<EntityState, GraphCopier> settled = new ConcurrentHashMap<>();

    EntityCopier(Class<?> type, LazyLoading loading) {
        this.newGroup = () -> new LazyGroup(loading);
        this.fields = new EntityFields(type);
        this.cold = new OneClassMaker(fields, newGroup);
    }

    @Override
    public Object copy(Object original, Graph graph) {
        EntityBean bean = (EntityBean) original;
        return cold.make(bean, EntityState.of(bean, fields), graph);
    }

    /** What most entities of a class have in common is found out once. */
    @Override
    public GraphCopier settled(Object original) {
        EntityState state = EntityState.of((EntityBean) original, fields);
        return settled.computeIfAbsent(state, SettledCopier::new);
    }

    private EntityMaker maker() {
        EntityMaker known = hot;
        return known == null ? firstHot() : known;
    }

    private EntityMaker firstHot() {
        MethodHandle handle = fields.handle();
        if (handle == null) {
            return cold;
        }
        MethodHandle birth = fields.birth();
        EntityMaker made = twin(birth == null ? List.of(handle) : List.of(handle, birth));
        hot = made;
        return made;
    }

    private EntityMaker twin(List<MethodHandle> handles) {
        try {
            Constructor<?> twin = Twin.of(OneClassMaker.LOOKUP, handles, EntityFields.class, Supplier.class);
            return twin == null ? cold : (EntityMaker) twin.newInstance(fields, newGroup);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class SettledCopier implements GraphCopier {

        private final EntityState state;

        SettledCopier(EntityState state) {
            this.state = state;
        }

        @Override
        public Object copy(Object original, Graph graph) {
            return maker().make((EntityBean) original, state, graph);
        }

        @Override
        public void copyRun(Run run) {
            maker().makeRun(state, run);
        }
    }
}
