package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.rules.ValueMode;
import java.util.List;
import java.util.stream.Collectors;

/** One of the settings that {@code defaults} and rules share: how it is written, read, and for which actions. Immutable. */
final class SettingKey {

    static final SettingKey CACHE_NAME = ofEveryAction("cacheName", (value, to) -> to.cacheName(value.text()));
    static final SettingKey KEY = ofEveryAction("key", (value, to) -> to.key(Values.parameters(value)));

    /** In the order in which they are documented. */
    static final List<SettingKey> ALL = List.of(
            CACHE_NAME,
            ofCache("expireAfterWrite", (value, to) -> to.expireAfterWrite(Values.durationOrNever(value))),
            ofCache("expiryJitter", (value, to) -> to.expiryJitter(Values.share(value))),
            ofCache("maximumSize", (value, to) -> to.maximumSize(Values.count(value))),
            ofCache("keepAbsent", (value, to) -> to.keepAbsent(Values.flag(value))),
            ofCache("expireAbsentAfterWrite", (value, to) -> to.expireAbsentAfterWrite(Durations.read(value))),
            ofCache("scope", (value, to) -> to.scope(Values.constant(value, Scope.class))),
            ofCache("values", (value, to) -> to.values(Values.constant(value, ValueMode.class))),
            ofCache("waitLimit", (value, to) -> to.waitLimit(Durations.read(value))),
            KEY,
            ofCache("condition", (value, to) -> to.condition(Values.method(value))),
            ofCache("reads", (value, to) -> to.reads(Values.tables(value))),
            ofCache("withoutFeed", (value, to) -> to.withoutFeed(Durations.read(value))));

    static final List<String> WRITTEN = ALL.stream().map(SettingKey::written).collect(Collectors.toUnmodifiableList());

    private final String written;
    private final boolean everyAction;
    private final Reading reading;

    private SettingKey(String written, boolean everyAction, Reading reading) {
        this.written = written;
        this.everyAction = everyAction;
        this.reading = reading;
    }

    private static SettingKey ofEveryAction(String written, Reading reading) {
        return new SettingKey(written, true, reading);
    }

    private static SettingKey ofCache(String written, Reading reading) {
        return new SettingKey(written, false, reading);
    }

    String written() {
        return written;
    }

    boolean appliesTo(Action action) {
        return everyAction || action == Action.CACHE;
    }

    void read(YamlValue value, CacheSettings.Builder settings) throws BadValueException {
        reading.read(value, settings);
    }

    private interface Reading {
        void read(YamlValue value, CacheSettings.Builder to) throws BadValueException;
    }
}
