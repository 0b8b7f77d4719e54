package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Policies of the table go by a setting of the session. */
public class SettingOfSession extends OneConnectionForAll {

    public SettingOfSession() {
        super(false);
    }

    @Override
    protected void enter(Connection connection, String tenant) throws SQLException {
        execute(connection, "set app.tenant = '" + tenant + "'");
    }

    @Override
    protected void leave(Connection connection) throws SQLException {
        execute(connection, "reset app.tenant");
    }

    @Override
    protected List<String> policy() {
        return List.of(
                "alter table note enable row level security",
                "create policy own on note using (tenant = current_setting('app.tenant', true))");
    }
}
