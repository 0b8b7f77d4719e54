package com.acme.measure;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** An application's own statements, in loops; tells the median nanoseconds of each kind. */
public class StatementLoops implements Scenario {

    private static final int ROUNDS = 40;
    private static final int PER_ROUND = 250;

    private interface Work {
        void run(int id) throws SQLException;
    }

    @Override
    public void run(Transcript out) throws Exception {
        try (Connection connection = connect()) {
            try (Statement setUp = connection.createStatement()) {
                setUp.execute("drop table if exists measured");
                setUp.execute("create table measured (id int primary key, value int not null)");
                setUp.execute("insert into measured select i, 0 from generate_series(1, 1000) i");
                setUp.execute("vacuum analyze measured");
            }
            measure(out, connection);
        }
    }

    private static void measure(Transcript out, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select value from measured where id = ?");
                PreparedStatement update =
                        connection.prepareStatement("update measured set value = value + 1 where id = ?")) {
            Work read = id -> {
                select.setInt(1, id);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                }
            };
            Work write = id -> {
                update.setInt(1, id);
                update.executeUpdate();
            };
            Work transaction = id -> {
                write.run(id);
                connection.commit();
            };
            out.line("SELECT by key: " + median(read));
            out.line("UPDATE by key, autocommit: " + median(write));
            connection.setAutoCommit(false);
            out.line("UPDATE by key and COMMIT: " + median(transaction));
            connection.setAutoCommit(true);
            out.line("connect and close: "
                    + median(id -> {
                        if (id % 10 == 0) {
                            connect().close();
                        }
                    }));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("db.url"), System.getProperty("db.user"), System.getProperty("db.password"));
    }

    private static long median(Work work) throws SQLException {
        long[] rounds = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < PER_ROUND; i++) {
                work.run(i);
            }
            rounds[round] = (System.nanoTime() - start) / PER_ROUND;
        }
        // the first rounds warm up
        long[] counted = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }
}
