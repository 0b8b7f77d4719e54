package io.fallbackcached.core.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision about methods, from a rules file or an annotation. Immutable; equal by content. */
public final class Rule {

    private final String name;
    private final String origin;
    private final Action action;
    private final boolean all;
    private final CacheSettings settings;

    /**
     * @param name the rule's name in the file, or {@code @FallbackCached} and its like
     * @param origin where it stands, for people: {@code rules.yaml:12:5}, or the annotated method
     * @param all for {@link Action#EVICT}: every entry, not only one key's
     */
    public Rule(String name, String origin, Action action, boolean all, CacheSettings settings) {
        this.name = name;
        this.origin = origin;
        this.action = action;
        this.all = all;
        this.settings = settings;
    }

    public String name() {
        return name;
    }

    public String origin() {
        return origin;
    }

    public Action action() {
        return action;
    }

    public boolean all() {
        return all;
    }

    /** For evict and put only the cache name and the key count. */
    public CacheSettings settings() {
        return settings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rule && parts().equals(((Rule) other).parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + origin + ")";
    }

    private List<Object> parts() {
        return List.of(name, origin, Objects.requireNonNull(action), all, settings);
    }
}
