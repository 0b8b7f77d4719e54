package com.acme.people;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;

/** Where people are kept: the system properties people.jdbc.url, people.jdbc.user and people.jdbc.password say it. */
final class PeopleDatabase {

    static Database open() {
        DataSourceConfig source = new DataSourceConfig();
        source.setUrl(url());
        source.setUsername(user());
        source.setPassword(password());

        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(source);
        config.addClass(Person.class);
        config.setDefaultServer(true);
        return DatabaseFactory.create(config);
    }

    static String url() {
        return System.getProperty("people.jdbc.url", "jdbc:postgresql://localhost/people");
    }

    static String user() {
        return System.getProperty("people.jdbc.user", "people");
    }

    static String password() {
        return System.getProperty("people.jdbc.password", "");
    }

    private PeopleDatabase() {}
}
