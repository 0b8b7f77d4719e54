package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.rules.ValueMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One of the settings that {@code defaults} and rules share: how it is written, read, and for which actions. Immutable. */
final class SettingKey {

    static final SettingKey CACHE_NAME = new SettingKey("cacheName", true);
    static final SettingKey KEY = new SettingKey("key", true);

    /** In the order in which they are documented. */
    static final List<SettingKey> ALL = List.of(
            CACHE_NAME,
            ofCache("expireAfterWrite"),
            ofCache("expiryJitter"),
            ofCache("maximumSize"),
            ofCache("keepAbsent"),
            ofCache("expireAbsentAfterWrite"),
            ofCache("scope"),
            ofCache("values"),
            ofCache("waitLimit"),
            KEY,
            ofCache("condition"),
            ofCache("reads"),
            ofCache("withoutFeed"));

    static final List<String> WRITTEN = written(ALL);

    private final String written;
    private final boolean everyAction;

    private SettingKey(String written, boolean everyAction) {
        this.written = written;
        this.everyAction = everyAction;
    }

    private static SettingKey ofCache(String written) {
        return new SettingKey(written, false);
    }

    private static List<String> written(List<SettingKey> keys) {
        List<String> written = new ArrayList<>();
        for (SettingKey key : keys) {
            written.add(key.written);
        }
        return Collections.unmodifiableList(written);
    }

    String written() {
        return written;
    }

    boolean appliesTo(Action action) {
        return everyAction || action == Action.CACHE;
    }

    /** In one method: a class or a lambda for each would be the dearest part of reading a file. */
    void read(YamlValue value, CacheSettings.Builder to) throws BadValueException {
        switch (written) {
            case "cacheName":
                to.cacheName(value.text());
                break;
            case "expireAfterWrite":
                to.expireAfterWrite(Values.durationOrNever(value));
                break;
            case "expiryJitter":
                to.expiryJitter(Values.share(value));
                break;
            case "maximumSize":
                to.maximumSize(Values.count(value));
                break;
            case "keepAbsent":
                to.keepAbsent(Values.flag(value));
                break;
            case "expireAbsentAfterWrite":
                to.expireAbsentAfterWrite(Durations.read(value));
                break;
            case "scope":
                to.scope(Values.constant(value, Scope.class));
                break;
            case "values":
                to.values(Values.constant(value, ValueMode.class));
                break;
            case "waitLimit":
                to.waitLimit(Durations.read(value));
                break;
            case "key":
                to.key(Values.parameters(value));
                break;
            case "condition":
                to.condition(Values.method(value));
                break;
            case "reads":
                to.reads(Values.tables(value));
                break;
            case "withoutFeed":
                to.withoutFeed(Durations.read(value));
                break;
            default:
                throw new IllegalStateException(written);
        }
    }
}
