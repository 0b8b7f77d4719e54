package io.fallbackcached.postgres;

import com.acme.postgres.PersonDao;
import io.fallbackcached.core.start.AgentStart;
import io.fallbackcached.testkit.ThrowAwayLoader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import net.bytebuddy.agent.ByteBuddyAgent;

/** A server, the whole agent in this JVM, and an application with PostgreSQL's driver in a loader of its own. */
final class WatchedServer {

    private final EmbeddedPostgres server;
    private final AutoCloseable agent;
    private final ClassLoader application = new ThrowAwayLoader(
            PersonDao.class.getClassLoader(),
            name -> name.startsWith("org.postgresql.") || name.startsWith("com.acme."));

    WatchedServer() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_prepared_transactions", "5")
                .start();
        agent = AgentStart.start("feed=none", ByteBuddyAgent.install(), false);
    }

    /** One connection of the application's. */
    Persons client() throws ReflectiveOperationException {
        return (Persons) application
                .loadClass(PersonDao.class.getName())
                .getConstructor(String.class, String.class)
                .newInstance(server.getJdbcUrl("postgres", "postgres"), "postgres");
    }

    /** Fresh tables on a fresh connection. */
    Persons clientWithTables() throws Exception {
        Persons client = client();
        client.execute("drop view if exists everybody");
        client.execute("drop table if exists person, dog");
        client.execute("create table person (id bigint primary key, name text)");
        client.execute("create table dog (id bigint primary key, name text)");
        client.execute("insert into person values (1, 'Ada'), (2, 'Bo')");
        return client;
    }

    void stop() throws Exception {
        agent.close();
        server.close();
    }
}
