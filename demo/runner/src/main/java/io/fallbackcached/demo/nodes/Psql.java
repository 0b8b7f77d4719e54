package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.PeopleSchema;
import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody at a prompt, without any agent. Plain JDBC sends what psql would: the embedded PostgreSQL comes without psql. */
final class Psql implements AutoCloseable {

    private static final String PROMPT = "[psql (plain JDBC)] ";

    private final Connection connection;

    private Psql(Connection connection) {
        this.connection = connection;
    }

    static Psql connect(PostgresServer server, PeopleSchema schema) {
        try {
            return new Psql(DriverManager.getConnection(schema.url(), server.user(), server.password()));
        } catch (SQLException e) {
            throw new DemoFailure(schema.url() + ": " + e.getMessage(), e);
        }
    }

    void type(String sql) {
        System.out.println(PROMPT + sql);
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new DemoFailure("psql (plain JDBC): " + e.getMessage(), e);
        }
    }

    /** Like psql -f. */
    void runScript(String script) throws SQLException {
        System.out.println(PROMPT + "runs the " + script.lines().count() + " lines that this printed");
        execute(script);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.out.println(PROMPT + e.getMessage());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
