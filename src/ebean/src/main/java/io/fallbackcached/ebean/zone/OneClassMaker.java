package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.ebean.bean.InterceptReadWrite;
import io.fallbackcached.core.values.Twin;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.Run;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes copies one like the other. An entity class that is often copied gets a {@link Twin} of this class, in which the JVM
 * finds that one entity class only.
 */
final class OneClassMaker implements EntityMaker {

    static final Lookup LOOKUP = MethodHandles.lookup();

    private static final @Nullable MethodHandle MOVE = Twin.handle(LOOKUP, 0);

    /** As {@link EntityFields#birth} says; null for classes that need their constructor. */
    private static final @Nullable MethodHandle BIRTH = Twin.handle(LOOKUP, 1);

    private final EntityFields fields;
    private final Supplier<LazyGroup> newGroup;

    OneClassMaker(EntityFields fields, Supplier<LazyGroup> newGroup) {
        this.fields = fields;
        this.newGroup = newGroup;
    }

    @Override
    public EntityBean make(EntityBean bean, EntityState state, Graph graph) {
        return make(bean, state, graph, group(state, graph));
    }

    @Override
    public void makeRun(EntityState state, Run run) {
        LazyGroup group = group(state, run);
        for (Object original = run.begin(); original != null; original = run.begin()) {
            run.end(make((EntityBean) original, state, run, group));
        }
    }

    private @Nullable LazyGroup group(EntityState state, Graph graph) {
        if (!state.isLazy()) {
            return null;
        }
        LazyGroup group = graph.companion(LazyGroup.class, newGroup);
        state.tellDatabases(group);
        group.meet(graph);
        return group;
    }

    private EntityBean make(EntityBean bean, EntityState state, Graph graph, @Nullable LazyGroup group) {
        boolean alone = BIRTH != null && !state.collections().areCopied() && graph.isAlone();
        EntityBean copy = alone ? makeAlone(bean, state, graph) : makeAmongOthers(bean, state, graph);
        if (group != null) {
            ((InterceptReadWrite) copy._ebean_getIntercept()).setBeanLoader(group);
        }
        return copy;
    }

    /** Others may lead back to the copy, so it is there before its fields have their values. */
    private EntityBean makeAmongOthers(EntityBean bean, EntityState state, Graph graph) {
        EntityBean copy = (EntityBean) bean._ebean_newInstance();
        graph.register(bean, copy);
        move(bean, copy, graph);
        state.collections().copy(bean, copy, graph);
        InterceptReadWrite to = (InterceptReadWrite) copy._ebean_getIntercept();
        // only now, since Ebean takes for loaded what is written by its contract
        state.imposeOn(to, bean);
        state.collections().unload(copy, to);
        return copy;
    }

    private static EntityBean makeAlone(EntityBean bean, EntityState state, Graph graph) {
        EntityBean copy = born(Objects.requireNonNull(BIRTH), bean, graph);
        graph.register(bean, copy);
        state.imposeAlone((InterceptReadWrite) copy._ebean_getIntercept(), bean);
        return copy;
    }

    private static EntityBean born(MethodHandle birth, EntityBean bean, Graph graph) {
        try {
            return (EntityBean) (Object) birth.invokeExact((Object) bean, graph);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    private void move(EntityBean bean, EntityBean copy, Graph graph) {
        if (MOVE == null) {
            fields.copy(bean, copy, graph);
            return;
        }
        try {
            MOVE.invokeExact((Object) copy, (Object) bean, graph);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }
}
