package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;

/** A schema for each tenant, by the method JDBC has for that. */
public class SchemaOfConnection extends OneConnectionForAll {

    public SchemaOfConnection() {
        super(false);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        connection.setSchema(tenant);
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        connection.setSchema("public");
    }
}
