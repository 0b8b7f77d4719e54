package com.acme.tenants;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Written by the application: one data source for DAOs, which takes its connections from that of the current tenant. */
public class Routes implements DataSource {

    private final Map<String, ? extends DataSource> sources;

    public Routes(Map<String, ? extends DataSource> sources) {
        this.sources = sources;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return sources.get(Current.tenant()).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return sources.get(Current.tenant()).getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
