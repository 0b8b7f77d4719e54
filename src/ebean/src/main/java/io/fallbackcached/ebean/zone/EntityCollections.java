package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.bean.InterceptReadWrite;
import io.fallbackcached.core.values.ValueExtension.Graph;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which of an entity's properties hold Ebean's collections, and what becomes of them in its copy. Immutable. */
final class EntityCollections {

    private static final int[] NONE = {};

    private int[] copied = NONE;

    /** Left to be made when the copy is asked for them. */
    private int[] waiting = NONE;

    private @Nullable String database;

    /**
     * @param properties that may hold collections
     * @param mayWait whether the copy can make a collection of its own when it is asked for one that is not loaded
     */
    EntityCollections(EntityBean bean, int[] properties, boolean mayWait) {
        for (int property : properties) {
            Object value = bean._ebean_getField(property);
            if (value != null && mayWait && CollectionCopier.mayWait(value, bean)) {
                waiting = with(waiting, property);
                database = Origin.of((BeanCollection<?>) value);
            } else if (value != null) {
                copied = with(copied, property);
            }
        }
    }

    private static int[] with(int[] properties, int another) {
        int[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = another;
        return all;
    }

    boolean someWait() {
        return waiting.length > 0;
    }

    /** All of these but those that wait. */
    LoadedProperties without(LoadedProperties loaded) {
        return waiting.length == 0 ? loaded : loaded.without(waiting);
    }

    boolean areCopied() {
        return copied.length > 0;
    }

    void tellDatabases(LazyGroup group) {
        if (someWait()) {
            group.nameDatabase(database);
        }
    }

    /** @param copy has none yet but those that something else led to */
    void copy(EntityBean bean, EntityBean copy, Graph graph) {
        for (int property : copied) {
            copy._ebean_setField(property, graph.copy(bean._ebean_getField(property)));
        }
    }

    /** To be asked for what was left out. */
    void unload(EntityBean copy, InterceptReadWrite to) {
        for (int property : waiting) {
            if (!CollectionCopier.isOf(copy, copy._ebean_getField(property))) {
                to.setPropertyUnloaded(property);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof EntityCollections)) {
            return false;
        }
        EntityCollections that = (EntityCollections) other;
        return Arrays.equals(copied, that.copied)
                && Arrays.equals(waiting, that.waiting)
                && Objects.equals(database, that.database);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(copied) + Arrays.hashCode(waiting);
    }
}
