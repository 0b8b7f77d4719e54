package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** What writers pay for triggers; on demand, since times are no matter of right and wrong. */
@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
@EnabledIfSystemProperty(named = "fallbackcached.measure", matches = "true")
class TriggerCostTest {

    private static final int ROUNDS = 15;
    private static final int STATEMENTS = 500;
    private static final int ROWS = 100_000;

    @Parameter
    private String version;

    @Test
    void printsWhatWritersPay() throws SQLException {
        try (Shop shop = new Shop(version)) {
            for (String table : new String[] {"plain", "watched", "keyless"}) {
                shop.execute(
                        "create table " + table + " (id bigint " + (table.equals("keyless") ? "" : "primary key")
                                + ", name text, price numeric, made timestamptz default now())",
                        "insert into " + table + " select g, 'name ' || g, g from generate_series(1, 10000) g");
            }
            shop.execute("create table sale (id int, name text) partition by list (id)");
            shop.execute(
                    "create table sale_1 partition of sale default",
                    "insert into sale select g from generate_series(1, 10000) g");
            shop.execute("create index on keyless (id)", "create index on sale (id)");
            shop.execute(TriggerScript.read(
                            shop.owner(),
                            "fallbackcached",
                            TablePatterns.of(java.util.List.of("watched", "keyless", "sale*")))
                    .install());
            try (Connection listener = shop.connect("writer")) {
                shop.executeAs(listener, "listen fallbackcached");
                measure(shop, listener);
            }
        }
    }

    private void measure(Shop shop, Connection listener) throws SQLException {
        long[][] times = new long[9][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            long[] now = {
                updates(shop.owner(), "plain"), updates(shop.owner(), "watched"), updates(shop.owner(), "keyless"),
                updates(shop.owner(), "sale"), inserts(shop.owner(), "plain"), inserts(shop.owner(), "watched"),
                inTransaction(shop.owner(), "plain"), inTransaction(shop.owner(), "watched"), 0
            };
            for (int i = 0; round >= 0 && i < now.length; i++) {
                times[i][round] = now[i];
            }
            shop.executeAs(listener, "select 1");
        }
        print("UPDATE + COMMIT", times[0], times[1]);
        print("UPDATE + COMMIT, no key", times[0], times[2]);
        print("UPDATE + COMMIT, partitioned", times[0], times[3]);
        print("autocommit INSERT", times[4], times[5]);
        print("UPDATE among 500 of a transaction", times[6], times[7]);
        print("INSERT of " + ROWS + " rows", bulk(shop, "plain"), bulk(shop, "watched"));
    }

    private void print(String what, long[] without, long[] with) {
        System.out.printf(
                "PostgreSQL %s: %s: %.1f us without triggers, %.1f us with: %.2f times%n",
                version, what, median(without), median(with), median(with) / median(without));
    }

    private static long updates(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            for (int i = 1; i <= STATEMENTS; i++) {
                statement.executeUpdate("update " + table + " set name = 'x' where id = " + i);
                connection.commit();
            }
            return (System.nanoTime() - start) / STATEMENTS;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long inTransaction(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            for (int i = 1; i <= STATEMENTS; i++) {
                statement.executeUpdate("update " + table + " set name = 'x' where id = " + i);
            }
            connection.commit();
            return (System.nanoTime() - start) / STATEMENTS;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long inserts(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from " + table + " where id > 10000");
            long start = System.nanoTime();
            for (int i = 1; i <= STATEMENTS; i++) {
                statement.executeUpdate("insert into " + table + " values (" + (10_000 + i) + ", 'x', 1)");
            }
            return (System.nanoTime() - start) / STATEMENTS;
        }
    }

    private static long[] bulk(Shop shop, String table) throws SQLException {
        long[] times = new long[5];
        for (int round = 0; round < times.length; round++) {
            shop.execute("delete from " + table + " where id > 10000");
            long start = System.nanoTime();
            shop.execute("insert into " + table + " select g, 'name', 1 from generate_series(100001, "
                    + (100_000 + ROWS) + ") g");
            times[round] = System.nanoTime() - start;
        }
        return times;
    }

    private static double median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1000.0;
    }
}
