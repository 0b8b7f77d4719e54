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

    private static final List<String> EBEAN = List.of("io/ebean/config/DatabaseConfig", "io/ebean/DatabaseBuilder");
    private static final List<String> HIBERNATE = List.of(
            "org/hibernate/boot/spi/SessionFactoryOptions", "org/hibernate/engine/spi/SessionFactoryImplementor");
    private static final List<String> SPRING =
            List.of("org/springframework/jdbc/datasource/lookup/AbstractRoutingDataSource");

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
    public List<String> signs() {
        return List.of(EBEAN.get(0), EBEAN.get(1), HIBERNATE.get(0), HIBERNATE.get(1), SPRING.get(0));
    }

    @Override
    public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        if (methodName.equals("getCurrentTenantProvider") && isAny(type, EBEAN)) {
            return ebean;
        }
        if (methodName.equals("getCurrentTenantIdentifierResolver") && isAny(type, HIBERNATE)) {
            return hibernate;
        }
        return ROUTING.contains(methodName) && isAny(type, SPRING) ? spring : null;
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
