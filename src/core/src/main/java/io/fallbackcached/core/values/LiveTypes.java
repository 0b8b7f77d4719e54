package io.fallbackcached.core.values;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Types whose objects are used up by use, or stand for something that is going on. */
final class LiveTypes {

    private static final List<Class<?>> LIVE = List.of(
            AutoCloseable.class,
            BaseStream.class,
            Iterator.class,
            Enumeration.class,
            Spliterator.class,
            Future.class,
            CompletionStage.class,
            Flow.Publisher.class,
            Flow.Subscription.class,
            Thread.class,
            Process.class);

    /** Named, not referred to: they belong to the application. */
    private static final Set<String> PERSISTENCE = Set.of(
            "org.hibernate.proxy.HibernateProxy",
            "org.hibernate.collection.spi.PersistentCollection",
            "org.hibernate.collection.PersistentCollection",
            "org.hibernate.engine.spi.PersistentAttributeInterceptable");

    static boolean isLive(Class<?> type) {
        return LIVE.stream().anyMatch(live -> live.isAssignableFrom(type));
    }

    /** Whether objects of this type may talk to a persistence session that a copy would share. */
    static boolean belongsToPersistence(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                if (PERSISTENCE.contains(face.getName()) || belongsToPersistence(face)) {
                    return true;
                }
            }
        }
        return false;
    }

    private LiveTypes() {}
}
