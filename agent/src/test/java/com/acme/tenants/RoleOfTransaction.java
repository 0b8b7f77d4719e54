package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Policies of the table go by the role of the transaction. */
public class RoleOfTransaction extends OneConnectionForAll {

    public RoleOfTransaction() {
        super(true);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        execute(connection, "set local role " + tenant);
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        // goes with the transaction
    }

    @Override
    protected List<String> policy() {
        return List.of(
                "alter table note enable row level security",
                "create policy own on note using (tenant = current_user)");
    }
}
