package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;

/** Policies of the table go by the role of the session. */
public class RoleOfSession extends OneConnectionForAll {

    public RoleOfSession() {
        super(false);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        execute(connection, "set role " + tenant);
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        execute(connection, "reset role");
    }

    @Override
    protected String[] schema() {
        return new String[] {
            "alter table note enable row level security",
            "create policy own on note using (tenant = current_user)"
        };
    }
}
