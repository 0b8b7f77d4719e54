package io.fallbackcached.ebean;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One PostgreSQL and one Ebean for all tests of this module; both end with the JVM. */
final class TestDatabase {

    private static final EmbeddedPostgres SERVER = startServer();
    private static final Database DATABASE = connect();

    static Database get() {
        return DATABASE;
    }

    static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** How many queries ran since it was last asked. */
    static long statements() {
        return DATABASE.metaInfo().collectMetrics().queryMetrics().stream()
                .mapToLong(metric -> metric.count())
                .sum();
    }

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Database connect() {
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSource(SERVER.getPostgresDatabase());
        List.of(
                        Person.class,
                        Shop.class,
                        Address.class,
                        Club.class,
                        Player.class,
                        Numbered.class,
                        Ticket.class,
                        CountedTicket.class)
                .forEach(config::addClass);
        config.setDdlGenerate(true);
        config.setDdlRun(true);
        config.setDdlExtra(false);
        return DatabaseFactory.create(config);
    }

    private TestDatabase() {}
}
