package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;

/** A schema for each tenant, by the search path of the transaction. */
public class SearchPathOfTransaction extends OneConnectionForAll {

    public SearchPathOfTransaction() {
        super(true);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        execute(connection, "set local search_path to " + tenant);
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        // goes with the transaction
    }
}
