package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies an entity through the contract that its enhancement gave it: the copy is what the query would have made, with
 * the same properties loaded, nothing dirty, and lazy loading of its own. Neither the original's persistence context nor
 * its loader comes along.
 */
final class EntityCopier implements GraphCopier {

    private final LazyLoading loading;
    private final List<Field> unmanaged;

    EntityCopier(Class<?> type, LazyLoading loading) {
        this.loading = loading;
        this.unmanaged = unmanagedFields(type);
    }

    @Override
    public Object copy(Object original, Graph graph) {
        EntityBean bean = (EntityBean) original;
        EntityBeanIntercept from = bean._ebean_getIntercept();
        refuseUnclean(bean, from);
        if (from.isReference() || from.isPartial()) {
            QueryTerms.refuseSpecial(Origin.loaderOf(from));
        }
        EntityBean copy = (EntityBean) bean._ebean_newInstance();
        graph.register(bean, copy);
        EntityBeanIntercept to = copy._ebean_getIntercept();
        copyProperties(bean, copy, graph);
        copyUnmanaged(bean, copy, graph);
        copyState(from, to);
        graph.companion(LazyGroup.class, () -> new LazyGroup(loading)).add(to, Origin.of(from));
        return copy;
    }

    private static void refuseUnclean(EntityBean bean, EntityBeanIntercept intercept) {
        if (!(intercept instanceof InterceptReadWrite)) {
            throw new UnsupportedOperationException(
                    "an unmodifiable " + bean.getClass().getName());
        }
        if (!intercept.isNew() && (intercept.isDirty() || intercept.isOrphanDelete())) {
            throw new UnsupportedOperationException(
                    "changed and not saved: " + bean.getClass().getName());
        }
        if (intercept.isLazyLoadFailure()) {
            throw new UnsupportedOperationException(
                    "no longer in the database: " + bean.getClass().getName());
        }
    }

    private static void copyProperties(EntityBean bean, EntityBean copy, Graph graph) {
        EntityBeanIntercept from = bean._ebean_getIntercept();
        EntityBeanIntercept to = copy._ebean_getIntercept();
        for (int i = 0; i < from.propertyLength(); i++) {
            Object value = graph.copy(bean._ebean_getField(i));
            copy._ebean_setField(i, value);
            if (from.isLoadedProperty(i)) {
                to.setLoadedProperty(i);
            } else {
                to.setPropertyUnloaded(i);
            }
            if (from.mutableInfo(i) != null) {
                to.mutableInfo(i, from.mutableInfo(i));
            }
            if (value instanceof EntityBean) {
                adoptEmbedded(copy, (EntityBean) value, (EntityBean) bean._ebean_getField(i), bean, i);
            }
        }
    }

    /** An embedded bean reports its changes to the entity it is part of. */
    private static void adoptEmbedded(
            EntityBean owner, EntityBean part, EntityBean was, EntityBean ownerWas, int index) {
        if (was._ebean_getIntercept().embeddedOwner() == ownerWas) {
            part._ebean_getIntercept().setEmbeddedOwner(owner, index);
        }
    }

    private void copyUnmanaged(EntityBean bean, EntityBean copy, Graph graph) {
        try {
            for (Field field : unmanaged) {
                Object value = field.get(bean);
                field.set(copy, field.getType().isPrimitive() ? value : graph.copy(value));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyState(EntityBeanIntercept from, EntityBeanIntercept to) {
        if (from.isReference()) {
            to.setReference(-1);
        } else if (from.isLoaded()) {
            to.setLoaded();
        }
        to.setFullyLoadedBean(from.isFullyLoadedBean());
        to.setDisableLazyLoad(from.isDisableLazyLoad());
        to.setLoadedFromCache(from.isLoadedFromCache());
        to.setSortOrder(from.sortOrder());
    }

    /** Fields that are no property: Java's transient ones, and those of superclasses that are no entities. */
    private static List<Field> unmanagedFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        Set<String> managed = managedNames(type);
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                boolean ours = !Modifier.isStatic(field.getModifiers())
                        && !managed.contains(field.getName())
                        && !field.getName().startsWith("_ebean_")
                        && !field.getName().startsWith("_EBEAN_");
                if (ours) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Static in the enhanced class, and so known before there is any instance. */
    private static Set<String> managedNames(Class<?> type) {
        try {
            Field names = type.getField("_ebean_props");
            names.setAccessible(true);
            return Set.of((String[]) names.get(null));
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException(type.getName() + " is not enhanced as expected", e);
        }
    }
}
