package io.fallbackcached.ebean;

import io.fallbackcached.core.values.ValueExtension;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises Ebean's entities and collections by their interfaces' names, and leaves copying to a zone next to the Ebean
 * that defines them. The zone hangs off that Ebean's own class, so the agent keeps no application alive.
 */
public final class EbeanValueExtension implements ValueExtension {

    private static final String ENTITY = "io.ebean.bean.EntityBean";
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
            return refusing(e);
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
        try {
            return (ValueExtension) new ZoneLoader(agent, entityBean.getClassLoader())
                    .loadClass("io.fallbackcached.ebean.zone.EbeanZone")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return type -> refusing(e);
        }
    }

    /** An Ebean whose contract is not the one the zone was compiled against: nothing of it is kept. */
    private static GraphCopier refusing(Throwable cause) {
        String message = "this version of Ebean is not supported: " + cause;
        return (original, graph) -> {
            throw new UnsupportedOperationException(message);
        };
    }
}
