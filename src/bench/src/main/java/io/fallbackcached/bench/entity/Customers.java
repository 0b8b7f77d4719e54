package io.fallbackcached.bench.entity;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A thousand customers in fifty regions of twenty, on a real PostgreSQL, and Ebean's way to them. */
final class Customers {

    static final int REGIONS = 50;
    static final int PER_REGION = 20;

    private static final String BEAN_CACHE = "bench.ebean-l2";

    private static final List<String> TABLES = List.of(
            "create table region (id bigint primary key, name text not null)",
            "create table customer (id bigint primary key, name text not null, email text not null, city text,"
                    + " status text not null, credit_limit numeric(12, 2), birthday date, registered timestamptz not null,"
                    + " newsletter boolean not null, version bigint not null, region_id bigint references region)",
            "create table contact (id bigint primary key, customer_id bigint references customer, phone text)",
            "create index on customer (region_id)",
            "insert into region select r, 'region ' || r from generate_series(0, " + (REGIONS - 1) + ") r",
            "insert into customer select c, 'customer ' || c, 'customer' || c || '@example.com', 'city ' || c % 7,"
                    + " 'ACTIVE', c * 1.25, date '1970-01-01' + c, timestamptz '2020-01-01 00:00Z', c % 2 = 0, 1, c / "
                    + PER_REGION + " from generate_series(0, " + (REGIONS * PER_REGION - 1) + ") c");

    static void create(String url, PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
    }

    /** The options by which a JVM that is measured finds the database. */
    static List<String> at(String url, PostgresServer server, boolean ebeansOwnCaches) {
        return List.of(
                option(PostgresServer.URL_PROPERTY, url),
                option(PostgresServer.USER_PROPERTY, server.user()),
                option(PostgresServer.PASSWORD_PROPERTY, server.password()),
                option(BEAN_CACHE, String.valueOf(ebeansOwnCaches)));
    }

    /** The default database of this JVM. */
    static Database open() {
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(new DataSourceConfig()
                .setUrl(System.getProperty(PostgresServer.URL_PROPERTY))
                .setUsername(System.getProperty(PostgresServer.USER_PROPERTY))
                .setPassword(System.getProperty(PostgresServer.PASSWORD_PROPERTY)));
        config.setDefaultServer(true);
        config.setDisableL2Cache(!Boolean.getBoolean(BEAN_CACHE));
        List.of(Customer.class, Region.class, Contact.class).forEach(config::addClass);
        return DatabaseFactory.create(config);
    }

    private static String option(String name, String value) {
        return "-D" + name + "=" + value;
    }

    private Customers() {}
}
