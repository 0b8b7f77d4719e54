package com.acme.tenants;

import com.acme.writers.Site;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.function.Supplier;

/** One pool for all tenants: who it is for is said on the connection, before the DAO is called. */
public abstract class OneConnectionForAll extends TenantStory {

    private final boolean transaction;
    private Desk desk;
    private HikariDataSource pool;

    protected OneConnectionForAll(boolean transaction) {
        this.transaction = transaction;
    }

    protected abstract void enter(Connection connection, String tenant) throws SQLException;

    protected abstract void leave(Connection connection) throws SQLException;

    protected static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    protected Function<String, Notes> open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Site.url());
        config.setUsername("app");
        config.setPassword(Site.password());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        desk = new Desk(pool);
        Notes notes = new Notes(desk);
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(!transaction);
            enter(connection, tenant);
            T answer = desk.using(connection, same -> call.get());
            leave(connection);
            if (transaction) {
                connection.commit();
                connection.setAutoCommit(true);
            }
            return answer;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
