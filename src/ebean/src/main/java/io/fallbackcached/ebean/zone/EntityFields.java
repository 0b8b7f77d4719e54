package io.fallbackcached.ebean.zone;

import static java.lang.invoke.MethodType.methodType;

import io.ebean.bean.EntityBean;
import io.ebean.bean.InterceptReadWrite;
import io.ebean.common.BeanList;
import io.ebean.common.BeanMap;
import io.ebean.common.BeanSet;
import io.fallbackcached.core.values.FieldTransfer;
import io.fallbackcached.core.values.ValueExtension.Graph;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one entity class: properties, which Ebean knows by numbers, and others: Java's transient ones, and those of
 * superclasses that are no entities. Thread-safe.
 */
final class EntityFields {

    private final FieldTransfer all;

    /** Properties that may hold a bean which reports its changes to the one that it is part of. */
    private final int[] embedded;

    /** Properties whose field is out of reach or not to be told from its name: only Ebean's contract leads there. */
    private final int[] remote;

    /** Properties that may hold one of Ebean's collections. */
    private final int[] collections;

    private final List<Field> collectionFields = new ArrayList<>();

    EntityFields(Class<?> type) {
        List<String> properties = List.of(propertyNames(type));
        Map<String, List<Field>> fields = instanceFields(type);
        List<Field> moved = new ArrayList<>();
        IntStream.Builder embedded = IntStream.builder();
        IntStream.Builder remote = IntStream.builder();
        IntStream.Builder collections = IntStream.builder();
        for (int i = 0; i < properties.size(); i++) {
            Field field = reachable(fields.remove(properties.get(i)));
            if (field == null) {
                remote.add(i);
            } else if (mayCollect(field.getType())) {
                collections.add(i);
                collectionFields.add(field);
            } else {
                moved.add(field);
                if (mayEmbed(field.getType())) {
                    embedded.add(i);
                }
            }
        }
        for (List<Field> unmanaged : fields.values()) {
            unmanaged.forEach(field -> field.setAccessible(true));
            moved.addAll(unmanaged);
        }
        this.all = new FieldTransfer(type, moved);
        this.embedded = embedded.build().toArray();
        this.remote = remote.build().toArray();
        this.collections = collections.build().toArray();
    }

    /** All but collections, which the copy does not have afterwards unless something that was copied put them there. */
    void copy(EntityBean bean, EntityBean copy, Graph graph) {
        for (int property : collections) {
            copy._ebean_setField(property, null);
        }
        all.move(bean, copy, graph);
        copyRemote(bean, copy, graph);
    }

    /** What only Ebean's contract leads to. */
    private void copyRemote(EntityBean bean, EntityBean copy, Graph graph) {
        for (int property : embedded) {
            adopt(copy, copy._ebean_getField(property), bean, bean._ebean_getField(property), property);
        }
        for (int property : remote) {
            Object value = bean._ebean_getField(property);
            Object own = graph.copy(value);
            copy._ebean_setField(property, own);
            adopt(copy, own, bean, value, property);
        }
    }

    /**
     * @return does what {@link #copy} does; takes the copy before the entity, both as objects, and the graph. Null until
     *     copying is done often
     */
    @Nullable
    MethodHandle handle() {
        MethodHandle moves = all.handle();
        if (moves == null) {
            return null;
        }
        try {
            MethodHandle handle = moves;
            if (embedded.length + remote.length > 0) {
                handle = MethodHandles.foldArguments(remoteHandle(moves.type()), handle);
            }
            for (Field field : collectionFields) {
                handle = MethodHandles.foldArguments(handle, cleared(field));
            }
            return handle;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @return makes a copy with all its fields and a new interceptor, and without its constructor, of which nobody notices
     *     anything; takes an entity that is alone and the graph. Null where the constructor is needed, and as long as {@link
     *     #handle} is
     */
    @Nullable
    MethodHandle birth() {
        MethodHandle born = all.birth();
        Field intercept = onlyIntercept(all.owner());
        if (born == null || intercept == null || embedded.length + remote.length > 0) {
            return null;
        }
        try {
            return MethodHandles.filterReturnValue(born, intercepted(all.owner(), intercept))
                    .asType(methodType(Object.class, Object.class, Graph.class));
        } catch (ReflectiveOperationException otherEbean) {
            return null;
        }
    }

    /** Null if Ebean keeps more in an entity than this and its identity, which a new one does not have yet. */
    private static @Nullable Field onlyIntercept(Class<?> type) {
        Field found = null;
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || !isEbeans(field) || isIdentity(field)) {
                    continue;
                }
                if (found != null || !field.getType().isAssignableFrom(InterceptReadWrite.class)) {
                    return null;
                }
                found = field;
            }
        }
        return found;
    }

    private static boolean isIdentity(Field field) {
        return field.getName().equals("_ebean_identity");
    }

    private static boolean isEbeans(Field field) {
        return field.getName().startsWith("_ebean_") || field.getName().startsWith("_EBEAN_");
    }

    /** Gives an entity its interceptor, as its constructor would have, and answers it. */
    private static MethodHandle intercepted(Class<?> type, Field intercept) throws ReflectiveOperationException {
        intercept.setAccessible(true);
        MethodHandle made = MethodHandles.lookup()
                .findConstructor(InterceptReadWrite.class, methodType(void.class, Object.class))
                .asType(methodType(intercept.getType(), type));
        MethodHandle set = MethodHandles.lookup()
                .unreflectSetter(intercept)
                .asType(methodType(void.class, type, intercept.getType()));
        MethodHandle both = MethodHandles.permuteArguments(
                MethodHandles.filterArguments(set, 1, made), methodType(void.class, type), 0, 0);
        return MethodHandles.foldArguments(MethodHandles.identity(type), both);
    }

    private MethodHandle remoteHandle(MethodType type) throws ReflectiveOperationException {
        MethodType own = methodType(void.class, EntityBean.class, EntityBean.class, Graph.class);
        MethodHandle copyRemote = MethodHandles.lookup()
                .findVirtual(EntityFields.class, "copyRemote", own)
                .bindTo(this);
        return MethodHandles.permuteArguments(copyRemote, own, 1, 0, 2).asType(type);
    }

    private static MethodHandle cleared(Field field) throws IllegalAccessException {
        MethodHandle set = MethodHandles.lookup().unreflectSetter(field);
        return MethodHandles.insertArguments(set, 1, (Object) null).asType(methodType(void.class, Object.class));
    }

    /** Which properties may hold a collection. */
    int[] collections() {
        return collections.clone();
    }

    private static void adopt(
            EntityBean owner, @Nullable Object part, EntityBean ownerWas, @Nullable Object was, int property) {
        if (part instanceof EntityBean
                && was instanceof EntityBean
                && ((EntityBean) was)._ebean_getIntercept().embeddedOwner() == ownerWas) {
            ((EntityBean) part)._ebean_getIntercept().setEmbeddedOwner(owner, property);
        }
    }

    /** Entities are referred to, other beans are part of one. */
    private static boolean mayEmbed(Class<?> declared) {
        return EntityBean.class.isAssignableFrom(declared)
                && Arrays.stream(declared.getAnnotations())
                        .noneMatch(each -> each.annotationType().getSimpleName().equals("Entity"));
    }

    private static boolean mayCollect(Class<?> declared) {
        return declared.isInterface()
                && (declared.isAssignableFrom(BeanList.class)
                        || declared.isAssignableFrom(BeanSet.class)
                        || declared.isAssignableFrom(BeanMap.class));
    }

    private static @Nullable Field reachable(@Nullable List<Field> sameName) {
        if (sameName == null || sameName.size() > 1) {
            return null;
        }
        try {
            sameName.get(0).setAccessible(true);
            return sameName.get(0);
        } catch (InaccessibleObjectException closed) {
            return null;
        }
    }

    private static Map<String, List<Field>> instanceFields(Class<?> type) {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !isEbeans(field)) {
                    fields.computeIfAbsent(field.getName(), any -> new ArrayList<>())
                            .add(field);
                }
            }
        }
        return fields;
    }

    /** Static in the enhanced class, and so known before there is any instance. */
    private static String[] propertyNames(Class<?> type) {
        try {
            Field names = type.getField("_ebean_props");
            names.setAccessible(true);
            return (String[]) names.get(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException(type.getName() + " is not enhanced as expected", e);
        }
    }
}
