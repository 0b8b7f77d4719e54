package io.fallbackcached.jdbc.watch;

import java.util.List;

/** Pools and other libraries whose connections and statements pass calls on to a driver's. */
final class KnownWrappers {

    private static final List<String> PACKAGES = List.of(
            "bitronix/",
            "com/alibaba/druid/",
            "com/atomikos/",
            "com/mchange/",
            "com/p6spy/",
            "com/zaxxer/hikari/",
            "io/agroal/",
            "io/ebean/",
            "io/ebeaninternal/",
            "io/opentelemetry/",
            "liquibase/",
            "net/sf/log4jdbc/",
            "net/ttddyy/",
            "oracle/ucp/",
            "org/apache/commons/dbcp",
            "org/apache/tomcat/",
            "org/flywaydb/",
            "org/hibernate/",
            "org/jboss/",
            "org/jooq/",
            "org/springframework/");

    private KnownWrappers() {}

    /** @param className with slashes */
    static boolean contain(String className) {
        for (String known : PACKAGES) {
            if (className.startsWith(known)) {
                return true;
            }
        }
        return isJdkProxy(className);
    }

    private static boolean isJdkProxy(String className) {
        return className.startsWith("$Proxy", className.lastIndexOf('/') + 1);
    }
}
