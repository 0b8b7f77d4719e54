package com.acme.people;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;

/** Where people are kept: the system properties people.jdbc.url, people.jdbc.user and people.jdbc.password say it. */
final class PeopleDatabase {

    static Database open() {
        DataSourceConfig source = new DataSourceConfig();
        source.setUrl(System.getProperty("people.jdbc.url", "jdbc:postgresql://localhost/people"));
        source.setUsername(System.getProperty("people.jdbc.user", "people"));
        source.setPassword(System.getProperty("people.jdbc.password", ""));

        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(source);
        config.addClass(Person.class);
        config.setDefaultServer(true);
        return DatabaseFactory.create(config);
    }

    private PeopleDatabase() {}
}
