package io.fallbackcached.postgres;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import java.sql.Connection;

/** PostgreSQL 14 and later through pgjdbc, whose classes are not visible here. Thread-safe. */
public final class PostgresDialect implements Dialect {

    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public DatabaseReader open(Endpoint endpoint) {
        return new PostgresReader(new SideConnection(endpoint));
    }

    // Since 14 the server reports this by itself whenever it changes.
    @Override
    public boolean isReplica(Connection physical) {
        try {
            Class<?> driver = Class.forName(
                    "org.postgresql.PGConnection", false, physical.getClass().getClassLoader());
            Object status = driver.getMethod("getParameterStatus", String.class).invoke(physical, "in_hot_standby");
            return "on".equals(status);
        } catch (ReflectiveOperationException | RuntimeException e) {
            AgentLog.LOG.debug("cannot tell whether a connection reaches a standby", e);
            return false;
        }
    }
}
