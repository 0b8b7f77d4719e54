package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;

/** A schema for each tenant, by the search path of the session. */
public class SearchPathOfSession extends OneConnectionForAll {

    public SearchPathOfSession() {
        super(false);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        execute(connection, "set search_path to " + tenant);
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        execute(connection, "reset search_path");
    }
}
