package io.fallbackcached.bench.invalidation;

import io.fallbackcached.bench.slices.Work;
import io.fallbackcached.bench.slices.Worker;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application with so many answers in memory that writes to what they depend on. */
final class Filled {

    static final String ENTRIES_PROPERTY = "entries";

    private static final int ROWS = 1_000;
    private static final int MOST_PASSES = 6;

    private final Connection connection;
    private final int entries;
    private long count;

    private Filled(Connection connection, int entries) {
        this.connection = connection;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = connect()) {
            Filled application = new Filled(connection, Integer.getInteger(ENTRIES_PROPERTY));
            application.setUp();
            application.fill();
            connection.setAutoCommit(false);
            Map<String, Work> works = new LinkedHashMap<>();
            works.put(InvalidationSuite.ROWS, application.write("item"));
            works.put(InvalidationSuite.ANY_ROW, application.write("total"));
            works.put(InvalidationSuite.NOTHING, application.write("other"));
            Worker.serve(works);
        }
    }

    private void setUp() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"item", "other"}) {
                statement.execute("CREATE TABLE " + table + " (id bigint PRIMARY KEY, value int NOT NULL)");
                statement.execute("INSERT INTO " + table + " SELECT i, 0 FROM generate_series(1, " + ROWS + ") i");
            }
            statement.execute("CREATE TABLE total (id bigint PRIMARY KEY, value int NOT NULL)");
            statement.execute("INSERT INTO total VALUES (1, 0)");
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** Asks until everything is answered from memory: the feed begins in the meantime, and nothing from before it counts. */
    private void fill() throws SQLException {
        Answers answers = new Answers(connection);
        long before = -1;
        for (int pass = 0; answers.runs() != before; pass++) {
            if (pass > MOST_PASSES) {
                throw new IllegalStateException("not everything is kept, or not for long");
            }
            before = answers.runs();
            ask(answers);
        }
    }

    private void ask(Answers answers) throws SQLException {
        for (int i = 0; i < entries; i++) {
            answers.ofRow(1 + i % ROWS, i / ROWS);
            answers.ofAnyRow(i);
        }
    }

    private Work write(String table) throws SQLException {
        PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET value = value + 1 WHERE id = ?");
        return () -> {
            update.setLong(1, table.equals("total") ? 1 : 1 + count++ % ROWS);
            update.executeUpdate();
            connection.commit();
        };
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty(PostgresServer.URL_PROPERTY),
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY));
    }
}
