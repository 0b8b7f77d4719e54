package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** How to copy the platform's mutable classes: those that are listed here, and no others. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "UnnecessaryStringBuilder"}) // values come as they are
final class PlatformTypes {

    private static final Map<Class<?>, Copier> VALUES = Map.ofEntries(
            flat(StringBuilder.class, original -> new StringBuilder((StringBuilder) original)),
            flat(StringBuffer.class, original -> new StringBuffer((StringBuffer) original)),
            flat(BitSet.class, original -> ((BitSet) original).clone()),
            flat(GregorianCalendar.class, original -> ((Calendar) original).clone()),
            flat(AtomicBoolean.class, original -> new AtomicBoolean(((AtomicBoolean) original).get())),
            flat(AtomicInteger.class, original -> new AtomicInteger(((AtomicInteger) original).get())),
            flat(AtomicLong.class, original -> new AtomicLong(((AtomicLong) original).get())),
            Map.entry(AtomicReference.class, PlatformTypes::copyReference),
            Map.entry(Optional.class, PlatformTypes::copyOptional),
            Map.entry(SimpleEntry.class, PlatformTypes::copyEntry),
            Map.entry(SimpleImmutableEntry.class, PlatformTypes::copyImmutableEntry),
            Map.entry(Map.entry("", "").getClass(), PlatformTypes::copyImmutableEntry));

    /** Whether the class comes with Java, or with an agent that sits beside it. */
    static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    static Copier copierOf(Class<?> type) {
        Copier listed = VALUES.getOrDefault(type, Containers.COPIERS.get(type));
        if (listed != null) {
            return listed;
        }
        if (Date.class.isAssignableFrom(type)) {
            return (original, graph) -> ((Date) original).clone();
        }
        if (TimeZone.class.isAssignableFrom(type)) {
            return (original, graph) -> ((TimeZone) original).clone();
        }
        if (EnumSet.class.isAssignableFrom(type)) {
            return (original, graph) -> ((EnumSet<?>) original).clone();
        }
        Copier wrapped = Views.copierOf(type);
        return wrapped != null ? wrapped : Copier.refusing(refusal(type), type);
    }

    private static RefusalCode refusal(Class<?> type) {
        return LiveTypes.isLive(type) ? RefusalCode.ONE_SHOT_VALUE : RefusalCode.VALUE_NOT_COPIED;
    }

    private static Object copyReference(Object original, CopyGraph graph) {
        AtomicReference<Object> copy = new AtomicReference<>();
        graph.register(original, copy);
        copy.set(graph.copy(((AtomicReference<?>) original).get()));
        return copy;
    }

    private static Object copyOptional(Object original, CopyGraph graph) {
        Object value = ((Optional<?>) original).orElse(null);
        Object copy = graph.copy(value);
        return copy == value ? original : Optional.ofNullable(copy);
    }

    private static Object copyEntry(Object original, CopyGraph graph) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) original;
        return new SimpleEntry<>(graph.copy(entry.getKey()), graph.copy(entry.getValue()));
    }

    private static Object copyImmutableEntry(Object original, CopyGraph graph) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) original;
        Object key = graph.copy(entry.getKey());
        Object value = graph.copy(entry.getValue());
        return key == entry.getKey() && value == entry.getValue() ? original : new SimpleImmutableEntry<>(key, value);
    }

    private static Map.Entry<Class<?>, Copier> flat(Class<?> type, UnaryOperator<Object> duplicate) {
        return Map.entry(type, (original, graph) -> duplicate.apply(original));
    }

    private PlatformTypes() {}
}
