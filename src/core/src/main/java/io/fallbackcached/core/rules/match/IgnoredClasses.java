package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are not even looked at, by loader and name only. Libraries are left alone unless {@code packages} or the
 * fixed beginning of a rule's type names them. Immutable.
 */
final class IgnoredClasses {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final List<String> OURS = List.of("io/fallbackcached/agent/", "io/fallbackcached/core/");
    private static final List<String> LIBRARIES = List.of(
            "java/",
            "jdk/",
            "sun/",
            "com/sun/",
            "javax/",
            "jakarta/",
            "net/bytebuddy/",
            "org/aspectj/",
            "aj/org/objectweb/asm/",
            "org/jacoco/",
            "org/springframework/",
            "org/hibernate/",
            "org/jboss/",
            "org/wildfly/",
            "org/apache/",
            "org/eclipse/",
            "org/glassfish/",
            "org/slf4j/",
            "org/postgresql/",
            "org/h2/",
            "org/mariadb/",
            "com/mysql/",
            "oracle/",
            "com/microsoft/sqlserver/",
            "io/ebean/",
            "io/ebeaninternal/",
            "io/ebeanservice/",
            "com/zaxxer/hikari/",
            "ch/qos/logback/",
            "com/fasterxml/",
            "com/google/",
            "io/netty/",
            "io/undertow/",
            "io/micrometer/",
            "io/opentelemetry/",
            "io/micronaut/",
            "io/quarkus/",
            "io/vertx/",
            "io/smallrye/",
            "reactor/",
            "rx/",
            "io/reactivex/",
            "kotlin/",
            "kotlinx/",
            "scala/",
            "groovy/",
            "org/codehaus/groovy/",
            "javassist/",
            "net/sf/cglib/",
            "org/objectweb/asm/",
            "org/joda/time/",
            "org/junit/",
            "junit/",
            "org/mockito/",
            "org/assertj/",
            "org/testcontainers/",
            "org/cache2k/",
            "com/github/benmanes/caffeine/",
            "com/esotericsoftware/",
            "org/yaml/snakeyaml/");

    private final Predicate<ClassLoader> agentLoaders;
    private final List<String> packages;

    /** By their first letter, so that most names are compared with a few of them or with none. */
    private final List<List<String>> libraries = new ArrayList<>();

    /** @param literals the fixed beginnings of the types that rules name, with slashes */
    IgnoredClasses(Predicate<ClassLoader> agentLoaders, List<String> packages, List<String> literals) {
        this.agentLoaders = agentLoaders;
        this.packages = new ArrayList<>();
        for (String name : packages) {
            this.packages.add(prefix(name));
        }
        List<String> named = new ArrayList<>(this.packages);
        for (String literal : literals) {
            if (!literal.isEmpty()) {
                named.add(literal);
            }
        }
        for (char letter = 'a'; letter <= 'z'; letter++) {
            libraries.add(new ArrayList<>());
        }
        for (String library : LIBRARIES) {
            if (!overlapsAny(library, named)) {
                add(library);
            }
        }
        for (String own : OURS) {
            add(own);
        }
    }

    private void add(String library) {
        libraries.get(library.charAt(0) - 'a').add(library);
    }

    boolean ignores(ClassLoader loader, String internalName) {
        return agentLoaders.test(loader)
                || (!packages.isEmpty() && !startsWithAny(internalName, packages))
                || (isLibrary(internalName) && !GeneratedNames.isJdkProxy(internalName));
    }

    boolean isLibrary(String internalName) {
        int letter = internalName.isEmpty() ? -1 : internalName.charAt(0) - 'a';
        return letter >= 0 && letter < libraries.size() && startsWithAny(internalName, libraries.get(letter));
    }

    static boolean isPlatform(@Nullable ClassLoader loader) {
        return loader == null || loader == PLATFORM;
    }

    private static boolean overlapsAny(String library, List<String> names) {
        for (String name : names) {
            if (name.startsWith(library) || library.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (name.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code com.acme}, {@code com.acme.} and {@code com.acme..*} all mean the package and those below it. */
    private static String prefix(String name) {
        String bare = name.strip();
        while (bare.endsWith(".") || bare.endsWith("*")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.replace('.', '/') + '/';
    }
}
