package com.acme.tenants;

import com.acme.writers.Site;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database for each tenant, chosen by the thread. */
public class DatabasesByRoute extends TenantStory {

    @Override
    protected Function<String, Notes> open() throws SQLException {
        Notes notes = new Notes(new Desk(new Routes(Map.of("a", database("a"), "b", database("b")))));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    public static DataSource database(String tenant) throws SQLException {
        String name = "notes_of_" + tenant;
        Site.execute("drop database if exists " + name + " with (force)", "create database " + name);
        PGSimpleDataSource source = Site.dataSource();
        source.setDatabaseName(name);
        new Desk(source).with(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("create table note as select id, '" + tenant
                        + "' || id as text from generate_series(1, 2) id");
            }
        });
        return source;
    }
}
