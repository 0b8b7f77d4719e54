package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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
    protected List<String> policy() {
        return List.of(
                "alter table note enable row level security",
                "create policy own on note using (tenant = current_user)");
    }
}
