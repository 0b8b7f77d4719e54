package io.fallbackcached.core.rules.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names by which frameworks' generated subclasses and proxies are known. */
final class GeneratedNames {

    private static final String JDK_PROXY = "$Proxy";
    private static final List<String> MARKERS = List.of(
            "$$SpringCGLIB",
            "$$EnhancerBy",
            "$$FastClassBy",
            "$HibernateProxy",
            "$ByteBuddy$",
            "_WeldClientProxy",
            "$MockitoMock$",
            "_$$_jvst",
            "$Proxy$_$$_WeldSubclass",
            "_ClientProxy");

    private GeneratedNames() {}

    static boolean isJdkProxy(String internalName) {
        int start = internalName.lastIndexOf('/') + 1;
        return internalName.startsWith(JDK_PROXY, start)
                && internalName.length() > start + JDK_PROXY.length()
                && Character.isDigit(internalName.charAt(start + JDK_PROXY.length()));
    }

    /** What all classes generated like this one have in common; null if it is not generated. */
    static @Nullable String family(ClassSketch sketch) {
        String name = sketch.name().replace('/', '.');
        if (isJdkProxy(sketch.name()) || sketch.extendsClass("java/lang/reflect/Proxy")) {
            return "a JDK proxy";
        }
        for (String marker : MARKERS) {
            int at = name.indexOf(marker);
            if (at >= 0) {
                return name.substring(0, at + marker.length());
            }
        }
        return null;
    }
}
