package io.fallbackcached.ebean;

import io.fallbackcached.core.values.ValueExtension;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises Ebean's entities and collections by their interfaces' names, and leaves copying to a zone next to the Ebean
 * that defines them. The zone hangs off that Ebean's own class, so the agent keeps no application alive.
 */
public final class EbeanValueExtension implements ValueExtension {

    private static final String ENTITY = "io.ebean.bean.EntityBean";
    private static final String ZONE = "io.fallbackcached.ebean.zone.EbeanZone";
    private static final String BATCHED = "io.fallbackcached.ebean.zone.Batched";
    private static final Set<String> MARKERS =
            Set.of(ENTITY, "io.ebean.bean.BeanCollection", "io.ebean.ModifyAwareType");

    private final ClassValue<ValueExtension> zones = new ClassValue<>() {
        @Override
        protected ValueExtension computeValue(Class<?> entityBean) {
            return zoneBeside(entityBean);
        }
    };

    @Override
    public @Nullable GraphCopier copierFor(Class<?> type) {
        Class<?> marker = marker(type);
        if (marker == null) {
            return null;
        }
        try {
            Class<?> entityBean = Class.forName(ENTITY, false, marker.getClassLoader());
            return zones.get(entityBean).copierFor(type);
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return refusing("Ebean: " + e);
        }
    }

    private static @Nullable Class<?> marker(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                Class<?> found = MARKERS.contains(face.getName()) ? face : marker(face);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static ValueExtension zoneBeside(Class<?> entityBean) {
        ClassLoader agent = EbeanValueExtension.class.getClassLoader();
        ZoneLoader loader = new ZoneLoader(agent, entityBean.getClassLoader());
        try {
            Class<?> zone = loader.loadClass(ZONE);
            Lookup lookup = MethodHandles.privateLookupIn(zone, MethodHandles.lookup());
            String missing = new ZoneLinks(loader, lookup, Set.of(BATCHED)).missingFor(ZONE);
            if (missing != null) {
                return type -> refusing(version(entityBean) + " is not supported: " + missing);
            }
            boolean batches = new ZoneLinks(loader, lookup, Set.of()).missingFor(BATCHED) == null;
            return (ValueExtension) zone.getDeclaredConstructor(boolean.class).newInstance(batches);
        } catch (ReflectiveOperationException | LinkageError e) {
            return type -> refusing(version(entityBean) + " is not supported: " + e);
        }
    }

    /** From the manifest; Ebean's own answer would start its logging. */
    private static String version(Class<?> entityBean) {
        Package manifest = entityBean.getPackage();
        String version = manifest == null ? null : manifest.getImplementationVersion();
        return version == null ? "this version of Ebean" : "Ebean " + version;
    }

    private static GraphCopier refusing(String why) {
        return (original, graph) -> {
            throw new UnsupportedOperationException(why);
        };
    }
}
