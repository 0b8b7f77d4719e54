package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.rules.ValueMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Makes rules of annotations: what is written there over the rules file's defaults. Immutable. */
final class AnnotationRules {

    private final CacheSettings base;

    AnnotationRules(CacheSettings base) {
        this.base = base;
    }

    /**
     * @param origin the method that carries the annotation, for people
     * @throws IllegalArgumentException if a value can't be read; the message says which
     */
    Rule rule(AnnotationUse use, String origin) {
        switch (use.kind()) {
            case CACHED:
                return new Rule(use.kind().toString(), origin, Action.CACHE, false, cached(use));
            case EVICT:
                boolean all = Boolean.TRUE.equals(use.flag("all"));
                return new Rule(use.kind().toString(), origin, Action.EVICT, all, byName(use));
            default:
                return new Rule(use.kind().toString(), origin, Action.PUT, false, byName(use));
        }
    }

    /** Stands in for a rule whose values can't be read, so that the refusal can name it. */
    static Rule unreadable(AnnotationUse use, String origin) {
        return new Rule(use.kind().toString(), origin, Action.CACHE, false, CacheSettings.DEFAULTS);
    }

    private CacheSettings cached(AnnotationUse use) {
        CacheSettings.Builder settings = base.toBuilder().key(use.texts("key"));
        String expiry = use.text("expireAfterWrite");
        if (!use.text("name").isEmpty()) {
            settings.cacheName(use.text("name"));
        }
        if (!expiry.isEmpty()) {
            settings.expireAfterWrite(expiry.equals("never") ? null : duration("expireAfterWrite", expiry));
        }
        if (use.number("maximumSize") != 0) {
            settings.maximumSize(size(use.number("maximumSize")));
        }
        Boolean keepAbsent = use.flag("keepAbsent");
        if (keepAbsent != null) {
            settings.keepAbsent(keepAbsent);
        }
        String absentExpiry = use.text("expireAbsentAfterWrite");
        if (!absentExpiry.isEmpty()) {
            settings.expireAbsentAfterWrite(duration("expireAbsentAfterWrite", absentExpiry));
        }
        if (!use.text("scope").isEmpty()) {
            settings.scope(Scope.valueOf(use.text("scope")));
        }
        if (!use.text("values").isEmpty()) {
            settings.values(ValueMode.valueOf(use.text("values")));
        }
        if (!use.text("condition").isEmpty()) {
            settings.condition(use.text("condition"));
        }
        if (!use.texts("reads").isEmpty()) {
            settings.reads(use.texts("reads"));
        }
        if (!use.text("withoutFeed").isEmpty()) {
            settings.withoutFeed(duration("withoutFeed", use.text("withoutFeed")));
        }
        return settings.build();
    }

    private static CacheSettings byName(AnnotationUse use) {
        if (use.text("name").isEmpty()) {
            throw new IllegalArgumentException("name is empty: write the name of the caches");
        }
        return CacheSettings.DEFAULTS.toBuilder()
                .cacheName(use.text("name"))
                .key(use.texts("key"))
                .build();
    }

    private static Duration duration(String attribute, String text) {
        Duration duration = parsed(text);
        if (duration == null || duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    attribute + " '" + text + "' is no duration above zero: write one such as PT10M");
        }
        return duration;
    }

    private static @Nullable Duration parsed(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static long size(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("maximumSize " + size + " is below zero: write 1 or more");
        }
        return size;
    }
}
