package io.fallbackcached.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What the tests and an application in a loader of its own both see. */
public interface Persons {

    String name(long id) throws SQLException;

    long count(String table) throws SQLException;

    String setting(String name) throws SQLException;

    void rename(long id, String name) throws SQLException;

    void copyIn(String line) throws SQLException;

    void execute(String sql) throws SQLException;

    Connection connection();

    /** How often the body of a cached method ran. */
    int runs();
}
