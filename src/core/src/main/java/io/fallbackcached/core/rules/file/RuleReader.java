package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one rule of a file. All of its mistakes are noted, not only the first. Used once. */
final class RuleReader {

    static final String NAME = "name";
    static final String POINTCUT = "pointcut";
    static final String ACTION = "action";
    static final String ALL = "all";
    static final String ENABLED = "enabled";

    /** Every key of a rule, in the order in which they are documented. */
    static final List<String> KEYS = keys();

    private final SourceText source;
    private final CacheSettings base;
    private final RuleNames names;
    private final Mistakes mistakes;
    private boolean flawless = true;

    RuleReader(SourceText source, CacheSettings base, RuleNames names, Mistakes mistakes) {
        this.source = source;
        this.base = base;
        this.names = names;
        this.mistakes = mistakes;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(NAME, POINTCUT, ACTION, ALL, ENABLED));
        keys.addAll(SettingKey.WRITTEN);
        return Collections.unmodifiableList(keys);
    }

    /** Empty if the rule is switched off or has a mistake. */
    Optional<PointcutRule> read(Node node) {
        try {
            Fields fields = Fields.read(node, "a rule", KEYS, mistakes);
            flawless = fields.flawless();
            return read(node, fields);
        } catch (BadValueException e) {
            mistakes.error(e);
            return Optional.empty();
        }
    }

    private Optional<PointcutRule> read(Node node, Fields fields) {
        String name = name(required(fields, NAME, node));
        ScalarNode pointcut = pointcut(required(fields, POINTCUT, node));
        Action action = action(fields.value(ACTION));
        boolean all = flag(fields.value(ALL), false);
        boolean enabled = flag(fields.value(ENABLED), true);
        CacheSettings settings = settings(fields, action);
        if (action != null) {
            checkTogether(node, fields, action, all, settings);
        }
        if (!flawless || !enabled || name == null || pointcut == null || action == null) {
            return Optional.empty();
        }
        Rule rule = new Rule(name, source.location(node), action, all, settings);
        return Optional.of(new PointcutRule(rule, pointcut.getValue(), source.position(pointcut)));
    }

    private @Nullable String name(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        try {
            String name = value.text();
            Optional<String> earlier = names.claim(name, source.location(value.node()));
            if (earlier.isEmpty()) {
                return name;
            }
            wrong(value.bad("rule name '" + name + "' is taken by " + earlier.get(), "choose another name"));
        } catch (BadValueException e) {
            wrong(e);
        }
        return null;
    }

    private @Nullable ScalarNode pointcut(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        try {
            ScalarNode scalar = value.scalar();
            parse(scalar);
            return scalar;
        } catch (BadValueException e) {
            wrong(e);
            return null;
        }
    }

    private void parse(ScalarNode scalar) {
        try {
            PointcutText.parse(scalar.getValue());
        } catch (PointcutSyntaxException e) {
            mistakes.error(source.position(scalar).location(e.offset()), e.reason(), e.suggestion());
            flawless = false;
        }
    }

    /** Null if what is written is none. */
    private @Nullable Action action(@Nullable YamlValue value) {
        try {
            return value == null ? Action.CACHE : Values.constant(value, Action.class);
        } catch (BadValueException e) {
            wrong(e);
            return null;
        }
    }

    private boolean flag(@Nullable YamlValue value, boolean otherwise) {
        try {
            return value == null ? otherwise : Values.flag(value);
        } catch (BadValueException e) {
            wrong(e);
            return false;
        }
    }

    private CacheSettings settings(Fields fields, @Nullable Action action) {
        CacheSettings.Builder settings = base.toBuilder();
        for (SettingKey key : SettingKey.ALL) {
            YamlValue value = fields.value(key.written());
            if (value == null) {
                continue;
            }
            if (action != null && !key.appliesTo(action)) {
                wrong(
                        fields.key(key.written()),
                        "'" + key.written() + "' means nothing to action " + Values.written(action),
                        "set it on the rule that caches");
                continue;
            }
            try {
                key.read(value, settings);
            } catch (BadValueException e) {
                wrong(e);
            }
        }
        return settings.build();
    }

    private void checkTogether(Node node, Fields fields, Action action, boolean all, CacheSettings settings) {
        if (action != Action.CACHE
                && settings.cacheName().isEmpty()
                && !fields.names().contains(SettingKey.CACHE_NAME.written())) {
            wrong(
                    node,
                    "action " + Values.written(action) + " has no 'cacheName'",
                    "give the cacheName of the rules or annotations it is about");
        }
        if (all && action != Action.EVICT) {
            wrong(
                    fields.key(ALL),
                    "'all' means nothing to action " + Values.written(action),
                    "remove it, or write action: evict");
        }
        if (all && action == Action.EVICT && fields.names().contains(SettingKey.KEY.written())) {
            wrong(fields.key(SettingKey.KEY.written()), "'key' means nothing beside 'all'", "remove one of them");
        }
    }

    private @Nullable YamlValue required(Fields fields, String key, Node rule) {
        YamlValue value = fields.value(key);
        if (value == null) {
            wrong(rule, "the rule has no '" + key + "'", "");
        }
        return value;
    }

    private void wrong(BadValueException e) {
        mistakes.error(e);
        flawless = false;
    }

    private void wrong(Node node, String message, String suggestion) {
        mistakes.error(node, message, suggestion);
        flawless = false;
    }
}
