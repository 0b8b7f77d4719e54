package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A real server for all tests of a class, since it takes seconds to start, and a reader of it for each. */
abstract class ReaderOfOneServer {

    static TestServer server;

    DatabaseReader reader;

    @BeforeAll
    static void startServer() {
        server = TestServer.start(TestServer.newest());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        reader = new PostgresDialect().open(server.endpoint());
    }

    @AfterEach
    void close() {
        reader.close();
    }

    Meaning meaning(String sql, Map<String, String> settings) {
        return reader.meaning(statement(sql), settings, true);
    }

    static SqlStatement statement(String sql) {
        return SqlText.statements(sql).get(0);
    }
}
