package io.fallbackcached.core.rules.match;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Declared types that can't be kept, or can't be part of a key, whatever the object is. Judged by their supertypes' names. */
final class TypeFamilies {

    private static final Set<String> ONE_SHOT = Set.of(
            "java/lang/AutoCloseable",
            "java/io/Closeable",
            "java/io/InputStream",
            "java/io/OutputStream",
            "java/io/Reader",
            "java/io/Writer",
            "java/nio/channels/Channel",
            "java/util/Iterator",
            "java/util/Spliterator",
            "java/util/Enumeration",
            "java/util/stream/BaseStream",
            "java/util/Scanner",
            "java/util/Timer",
            "java/util/concurrent/Executor",
            "java/util/concurrent/locks/Lock",
            "java/util/concurrent/Flow$Publisher",
            "org/reactivestreams/Publisher",
            "java/lang/Thread",
            "java/lang/ClassLoader",
            "java/lang/Process",
            "java/sql/Blob",
            "java/sql/Clob",
            "java/sql/Array",
            "java/sql/Ref",
            "java/sql/DatabaseMetaData",
            "java/sql/ResultSetMetaData");
    private static final Set<String> EBEAN = Set.of(
            "io/ebean/Query",
            "io/ebean/QueryBuilder",
            "io/ebean/SqlQuery",
            "io/ebean/DtoQuery",
            "io/ebean/UpdateQuery",
            "io/ebean/SqlUpdate",
            "io/ebean/CallableSql",
            "io/ebean/ExpressionList",
            "io/ebean/PagedList",
            "io/ebean/FutureList",
            "io/ebean/FutureIds",
            "io/ebean/FutureRowCount",
            "io/ebean/FutureMap",
            "io/ebean/Transaction",
            "io/ebean/Database",
            "io/ebean/typequery/QueryBean");
    private static final Set<String> IDENTITY = Set.of(
            "java/lang/Runnable",
            "java/util/concurrent/Callable",
            "java/lang/ThreadGroup",
            "java/lang/ThreadLocal",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/util/Random",
            "java/sql/Wrapper");
    private static final List<String> IDENTITY_PACKAGES =
            List.of("java/util/function/", "java/util/concurrent/atomic/", "kotlin/jvm/functions/");

    private TypeFamilies() {}

    /** The supertype that makes a result unfit to keep; null if there is none. */
    static @Nullable String oneShot(Candidate candidate, Type declared) {
        Set<String> names = names(candidate, declared);
        for (String name : names) {
            if (ONE_SHOT.contains(name) || EBEAN.contains(name)) {
                return name.replace('/', '.');
            }
        }
        if (names.contains("java/lang/Iterable")
                && !names.contains("java/util/Collection")
                && !names.contains("java/nio/file/Path")) {
            return "java.lang.Iterable";
        }
        boolean incomplete = names.contains("java/util/concurrent/Future")
                && !names.contains("java/util/concurrent/CompletionStage");
        return incomplete ? "java.util.concurrent.Future" : null;
    }

    /** The supertype that makes an argument comparable by identity only; null if that isn't certain. */
    static @Nullable String identity(Candidate candidate, Type declared) {
        for (String name : names(candidate, declared)) {
            if (ONE_SHOT.contains(name) || IDENTITY.contains(name) || isInIdentityPackage(name)) {
                return name.replace('/', '.');
            }
        }
        return null;
    }

    private static boolean isInIdentityPackage(String name) {
        for (String prefix : IDENTITY_PACKAGES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(Candidate candidate, Type declared) {
        Type type = declared.getSort() == Type.ARRAY ? declared.getElementType() : declared;
        Set<String> names = new TreeSet<>();
        if (type.getSort() == Type.OBJECT) {
            LoaderView view = candidate.view();
            ClassSketch sketch = view.sketch(candidate.loader(), type.getInternalName());
            names.add(sketch.name());
            for (ClassSketch supertype : view.supertypes(candidate.loader(), sketch)) {
                names.add(supertype.name());
            }
        }
        return names;
    }
}
