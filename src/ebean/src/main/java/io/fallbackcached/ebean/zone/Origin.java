package io.fallbackcached.ebean.zone;

import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.BeanLoader;
import io.ebean.bean.InterceptReadWrite;
import io.ebean.common.BeanList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which database a bean or a collection came from: Ebean knows, and has no accessor for it. */
final class Origin {

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private static final MethodHandle BEAN_LOADER =
            field(InterceptReadWrite.class, field -> field.getType() == BeanLoader.class);
    private static final MethodHandle BEAN_DATABASE = field(InterceptReadWrite.class, Origin::isName);
    private static final MethodHandle COLLECTION_LOADER =
            field(BeanList.class, field -> field.getType() == BeanCollectionLoader.class);
    private static final MethodHandle COLLECTION_DATABASE = field(BeanList.class, Origin::isName);

    /** The database's name; null for the default one. */
    static @Nullable String of(InterceptReadWrite intercept) {
        Object loader = loaderOf(intercept);
        return loader instanceof BeanLoader ? ((BeanLoader) loader).name() : (String) read(BEAN_DATABASE, intercept);
    }

    /** The database's name; null for the default one. */
    static @Nullable String of(BeanCollection<?> collection) {
        Object loader = loaderOf(collection);
        return loader instanceof BeanCollectionLoader
                ? ((BeanCollectionLoader) loader).name()
                : (String) read(COLLECTION_DATABASE, collection);
    }

    /** What loads the original's unloaded properties. */
    static @Nullable Object loaderOf(InterceptReadWrite intercept) {
        return read(BEAN_LOADER, intercept);
    }

    /** What loads the original's elements. */
    static @Nullable Object loaderOf(BeanCollection<?> collection) {
        return read(COLLECTION_LOADER, collection);
    }

    private static boolean isName(Field field) {
        return field.getName().equals("ebeanServerName");
    }

    private static @Nullable Object read(MethodHandle field, Object object) {
        try {
            return field.invokeExact(object);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    /** Constants, so that the JVM reads the fields themselves. An Ebean that lacks one answers null. */
    private static MethodHandle field(Class<?> type, Predicate<Field> wanted) {
        return NamedField.find(type, wanted).map(Origin::getter).orElseGet(() -> MethodHandles.empty(READ));
    }

    /** What is no object of the class has no such field either. */
    private static MethodHandle getter(Field field) {
        try {
            MethodHandle isOwners = MethodHandles.lookup()
                    .findVirtual(Class.class, "isInstance", MethodType.methodType(boolean.class, Object.class))
                    .bindTo(field.getDeclaringClass());
            MethodHandle get = MethodHandles.lookup().unreflectGetter(field).asType(READ);
            return MethodHandles.guardWithTest(isOwners, get, MethodHandles.empty(READ));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Origin() {}
}
