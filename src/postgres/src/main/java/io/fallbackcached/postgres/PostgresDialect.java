package io.fallbackcached.postgres;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.postgres.feed.PostgresFeed;
import io.fallbackcached.postgres.feed.Way;
import io.fallbackcached.postgres.logical.LogicalWay;
import io.fallbackcached.postgres.notify.NotifyWay;
import io.fallbackcached.postgres.notify.Teller;
import io.fallbackcached.postgres.triggers.TriggersWay;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;

/** PostgreSQL 14 and later through pgjdbc, whose classes are not visible here. Thread-safe. */
public final class PostgresDialect implements Dialect {

    /** Of a connection and the name of a setting. With the class, so that no loader is kept alive; null for what is none of the driver's. */
    private static final ClassValue<MethodHandle> STATUS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            MethodType asked = MethodType.methodType(Object.class, Connection.class, String.class);
            try {
                Class<?> driver = Class.forName("org.postgresql.PGConnection", false, type.getClassLoader());
                Method status = driver.getMethod("getParameterStatus", String.class);
                return MethodHandles.publicLookup().unreflect(status).asType(asked);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                AgentLog.LOG.debug("cannot tell whether a connection reaches a standby", e);
                return MethodHandles.empty(asked);
            }
        }
    };

    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public DatabaseReader open(Endpoint endpoint) {
        return new PostgresReader(new SideConnection(endpoint));
    }

    @Override
    public ChangeFeed feed(FeedSetup setup) {
        String sender = UUID.randomUUID().toString();
        Teller teller = new Teller(sender);
        Way notify = new NotifyWay(teller);
        Way triggers = new TriggersWay(notify);
        FeedSettings.Kind kind = setup.settings().kind();
        List<Way> ways;
        switch (kind) {
            case NOTIFY:
                ways = List.of(notify);
                break;
            case TRIGGERS:
                ways = List.of(triggers, notify);
                break;
            default:
                ways = List.of(new LogicalWay(teller), triggers, notify);
        }
        return new PostgresFeed(setup, sender, ways, kind != FeedSettings.Kind.AUTO, teller);
    }

    // Since 14 the server reports this by itself whenever it changes.
    @Override
    public boolean isReplica(Connection physical) {
        try {
            return "on".equals((Object) STATUS.get(physical.getClass()).invokeExact(physical, "in_hot_standby"));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            AgentLog.LOG.debug("cannot tell whether a connection reaches a standby", e);
            return false;
        }
    }
}
