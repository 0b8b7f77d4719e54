package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.coherence.Tenancy;
import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.mapper.OwnMethods;
import io.fallbackcached.jdbc.mapper.PublicMethods;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns of what tells tenants before the first query that depends on it: from Ebean's and Hibernate's configuration, which
 * may hold lambdas, and from Spring's routing data sources. Thread-safe.
 */
final class TenantWatch implements MethodWatch {

    private static final Set<String> ROUTING =
            Set.of("setTargetDataSources", "initialize", "determineTargetDataSource");

    private final Watcher ebean;
    private final Watcher hibernate;
    private final Watcher spring;

    TenantWatch(Tenancy tenancy) {
        this.ebean = whatIsReturned(tenancy, asking("currentId"));
        this.hibernate = whatIsReturned(tenancy, asking("resolveCurrentTenantIdentifier"));
        OwnMethods lookupKey = new OwnMethods("determineCurrentLookupKey");
        Tenancy.Question key = lookupKey::invoke;
        this.spring = (target, arguments) -> {
            if (target != null) {
                tenancy.learn(target, key);
            }
            return null;
        };
    }

    @Override
    public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        if (methodName.equals("getCurrentTenantProvider") && isAny(type, TenantWatchExtension.EBEAN)) {
            return ebean;
        }
        if (methodName.equals("getCurrentTenantIdentifierResolver") && isAny(type, TenantWatchExtension.HIBERNATE)) {
            return hibernate;
        }
        return ROUTING.contains(methodName) && isAny(type, TenantWatchExtension.SPRING) ? spring : null;
    }

    @Override
    public void close() {
        // what was woven stays, and is not asked any more
    }

    private static boolean isAny(ClassFacts type, List<String> names) {
        return names.contains(type.name()) || names.stream().anyMatch(type::isA);
    }

    private static Tenancy.Question asking(String name) {
        PublicMethods method = new PublicMethods(name, 0);
        return method::invoke;
    }

    private static Watcher whatIsReturned(Tenancy tenancy, Tenancy.Question question) {
        return (target, arguments) -> new WatchedCall() {
            @Override
            public void returned(@Nullable Object teller) {
                if (teller != null) {
                    tenancy.learn(teller, question);
                }
            }

            @Override
            public void thrown(Throwable failure) {
                // nobody learnt of
            }
        };
    }
}
