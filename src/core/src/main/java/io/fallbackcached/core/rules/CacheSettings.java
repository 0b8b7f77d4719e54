package io.fallbackcached.core.rules;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule can say about a cache. Immutable; layered by building on another: built-in defaults, the rules file's
 * {@code defaults}, then the annotation or the rule.
 */
public final class CacheSettings {

    /** What holds where neither the rules file nor the annotation says otherwise. */
    public static final CacheSettings DEFAULTS = new CacheSettings(new Builder());

    private final String cacheName;
    private final @Nullable Duration expireAfterWrite;
    private final double expiryJitter;
    private final long maximumSize;
    private final boolean keepAbsent;
    private final Duration expireAbsentAfterWrite;
    private final Scope scope;
    private final ValueMode values;
    private final Duration waitLimit;
    private final List<String> key;
    private final String condition;
    private final List<String> reads;
    private final Duration withoutFeed;

    private CacheSettings(Builder builder) {
        this.cacheName = builder.cacheName;
        this.expireAfterWrite = builder.expireAfterWrite;
        this.expiryJitter = builder.expiryJitter;
        this.maximumSize = builder.maximumSize;
        this.keepAbsent = builder.keepAbsent;
        this.expireAbsentAfterWrite = builder.expireAbsentAfterWrite;
        this.scope = builder.scope;
        this.values = builder.values;
        this.waitLimit = builder.waitLimit;
        this.key = builder.key;
        this.condition = builder.condition;
        this.reads = builder.reads;
        this.withoutFeed = builder.withoutFeed;
    }

    /** The name by which evict and put rules reach the cache; empty if none may. */
    public String cacheName() {
        return cacheName;
    }

    /** How long a value is kept after it was stored; null for ever. */
    public @Nullable Duration expireAfterWrite() {
        return expireAfterWrite;
    }

    /** The share, 0 to 0.5, by which each entry's expiry is shortened at random, so that not all expire at once. */
    public double expiryJitter() {
        return expiryJitter;
    }

    /** How many entries are kept at most, 1 or more. */
    public long maximumSize() {
        return maximumSize;
    }

    /** Whether null and an empty Optional are kept. */
    public boolean keepAbsent() {
        return keepAbsent;
    }

    /** How long an absent result is kept, if it is. */
    public Duration expireAbsentAfterWrite() {
        return expireAbsentAfterWrite;
    }

    public Scope scope() {
        return scope;
    }

    public ValueMode values() {
        return values;
    }

    /** How long a caller waits for a load of the same key by another before it runs the method itself. */
    public Duration waitLimit() {
        return waitLimit;
    }

    /** Indexes or names of the parameters that make the key; empty for what the parameter annotations say, or all. */
    public List<String> key() {
        return key;
    }

    /** The static method that decides whether a call takes part, as {@code name} or {@code type::name}; empty if none. */
    public String condition() {
        return condition;
    }

    /** The tables, with or without schema, that the user says the method reads; empty to go by what is seen alone. */
    public List<String> reads() {
        return reads;
    }

    /**
     * How long an answer may be served after it was loaded while its database's feed is lost, so that writes by others go
     * unheard; zero for not at all.
     */
    public Duration withoutFeed() {
        return withoutFeed;
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.cacheName = cacheName;
        builder.expireAfterWrite = expireAfterWrite;
        builder.expiryJitter = expiryJitter;
        builder.maximumSize = maximumSize;
        builder.keepAbsent = keepAbsent;
        builder.expireAbsentAfterWrite = expireAbsentAfterWrite;
        builder.scope = scope;
        builder.values = values;
        builder.waitLimit = waitLimit;
        builder.key = key;
        builder.condition = condition;
        builder.reads = reads;
        builder.withoutFeed = withoutFeed;
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheSettings && parts().equals(((CacheSettings) other).parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return parts().toString();
    }

    private List<Object> parts() {
        return List.of(
                cacheName,
                Objects.toString(expireAfterWrite, "never"),
                expiryJitter,
                maximumSize,
                keepAbsent,
                expireAbsentAfterWrite,
                scope,
                values,
                waitLimit,
                key,
                condition,
                reads,
                withoutFeed);
    }

    /** Not thread-safe. Values are taken as they are: whoever reads them from users checks them. */
    public static final class Builder {
        private String cacheName = "";
        private @Nullable Duration expireAfterWrite = Duration.ofMinutes(10);
        private double expiryJitter = 0.1;
        private long maximumSize = 10_000;
        private boolean keepAbsent;
        private Duration expireAbsentAfterWrite = Duration.ofMinutes(1);
        private Scope scope = Scope.STATE;
        private ValueMode values = ValueMode.ISOLATED;
        private Duration waitLimit = Duration.ofSeconds(5);
        private List<String> key = List.of();
        private String condition = "";
        private List<String> reads = List.of();
        private Duration withoutFeed = Duration.ZERO;

        private Builder() {}

        public Builder cacheName(String name) {
            this.cacheName = name;
            return this;
        }

        public Builder expireAfterWrite(@Nullable Duration duration) {
            this.expireAfterWrite = duration;
            return this;
        }

        public Builder expiryJitter(double share) {
            this.expiryJitter = share;
            return this;
        }

        public Builder maximumSize(long entries) {
            this.maximumSize = entries;
            return this;
        }

        public Builder keepAbsent(boolean keep) {
            this.keepAbsent = keep;
            return this;
        }

        public Builder expireAbsentAfterWrite(Duration duration) {
            this.expireAbsentAfterWrite = duration;
            return this;
        }

        public Builder scope(Scope whose) {
            this.scope = whose;
            return this;
        }

        public Builder values(ValueMode mode) {
            this.values = mode;
            return this;
        }

        public Builder waitLimit(Duration limit) {
            this.waitLimit = limit;
            return this;
        }

        public Builder key(List<String> parameters) {
            this.key = List.copyOf(parameters);
            return this;
        }

        public Builder condition(String method) {
            this.condition = method;
            return this;
        }

        public Builder reads(List<String> tables) {
            this.reads = List.copyOf(tables);
            return this;
        }

        public Builder withoutFeed(Duration duration) {
            this.withoutFeed = duration;
            return this;
        }

        public CacheSettings build() {
            return new CacheSettings(this);
        }
    }
}
