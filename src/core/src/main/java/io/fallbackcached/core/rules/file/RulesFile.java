package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** One file: what it says for all rules first, its rules once the defaults of all files are known. Not thread-safe. */
final class RulesFile {

    static final String ENABLED = "enabled";
    static final String PACKAGES = "packages";
    static final String DEFAULTS = "defaults";
    static final String RULES = "rules";
    static final List<String> KEYS = List.of(ENABLED, PACKAGES, DEFAULTS, RULES);

    private final SourceText source;
    private final Mistakes mistakes;
    private final @Nullable Fields fields;

    /** @param diagnostics to add to */
    RulesFile(String file, String text, List<Diagnostic> diagnostics) {
        this.source = new SourceText(file, text);
        this.mistakes = new Mistakes(source, diagnostics);
        Optional<Node> plain = PlainYaml.root(text);
        Optional<Node> root = plain.isPresent() ? plain : new YamlTree(source, text, mistakes).root();
        this.fields = root.isPresent() ? fields(root.get(), mistakes) : null;
    }

    boolean enabled() {
        YamlValue value = value(ENABLED);
        try {
            return value == null || Values.flag(value);
        } catch (BadValueException e) {
            mistakes.error(e);
            return true;
        }
    }

    List<String> packages() {
        YamlValue value = value(PACKAGES);
        try {
            return value == null ? List.of() : Values.packages(value, mistakes);
        } catch (BadValueException e) {
            mistakes.error(e);
            return List.of();
        }
    }

    void addDefaultsTo(CacheSettings.Builder settings) {
        YamlValue value = value(DEFAULTS);
        if (value == null) {
            return;
        }
        try {
            Fields defaults = Fields.read(value.node(), "settings", SettingKey.WRITTEN, mistakes);
            for (SettingKey key : SettingKey.ALL) {
                addDefault(key, defaults.value(key.written()), settings);
            }
        } catch (BadValueException e) {
            mistakes.error(e);
        }
    }

    List<PointcutRule> rules(CacheSettings base, RuleNames names) {
        List<PointcutRule> rules = new ArrayList<>();
        YamlValue value = value(RULES);
        try {
            for (YamlValue item : value == null ? List.<YamlValue>of() : value.list()) {
                Optional<PointcutRule> rule = new RuleReader(source, base, names, mistakes).read(item.node());
                if (rule.isPresent()) {
                    rules.add(rule.get());
                }
            }
        } catch (BadValueException e) {
            mistakes.error(e);
        }
        return rules;
    }

    private void addDefault(SettingKey key, @Nullable YamlValue value, CacheSettings.Builder settings) {
        if (value == null) {
            return;
        }
        try {
            key.read(value, settings);
        } catch (BadValueException e) {
            mistakes.error(e);
        }
    }

    private static @Nullable Fields fields(Node root, Mistakes mistakes) {
        try {
            return Fields.read(root, "the keys of a rules file", KEYS, mistakes);
        } catch (BadValueException e) {
            mistakes.error(e);
            return null;
        }
    }

    private @Nullable YamlValue value(String key) {
        return fields == null ? null : fields.value(key);
    }
}
