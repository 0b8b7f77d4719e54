package io.fallbackcached.bench.writes;

import io.fallbackcached.bench.slices.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Statements prepared each time, on a connection that a pool gives for each transaction. Used by one thread. */
final class Pooled {

    private final DataSource alone;
    private final DataSource transactions;
    private long count;

    Pooled(DataSource alone, DataSource transactions) {
        this.alone = alone;
        this.transactions = transactions;
    }

    void addTo(Map<String, Work> works) {
        works.put("SELECT by key, HikariCP", this::select);
        works.put("UPDATE, autocommit, HikariCP", this::update);
        works.put("UPDATE and COMMIT, HikariCP", this::updateAndCommit);
    }

    private void select() throws SQLException {
        try (Connection connection = alone.getConnection();
                PreparedStatement select = connection.prepareStatement(Sql.SELECT)) {
            select.setLong(1, next());
            try (ResultSet row = select.executeQuery()) {
                row.next();
            }
        }
    }

    private void update() throws SQLException {
        try (Connection connection = alone.getConnection()) {
            update(connection);
        }
    }

    private void updateAndCommit() throws SQLException {
        try (Connection connection = transactions.getConnection()) {
            update(connection);
            connection.commit();
        }
    }

    private void update(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(Sql.UPDATE)) {
            update.setLong(1, next());
            update.executeUpdate();
        }
    }

    private long next() {
        return ++count % Application.ITEMS;
    }
}
