package com.acme.people;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes over ages from elsewhere, by plain JDBC: it is older than the rest of the application. */
class AgeImport {

    private static final String SQL = "update people set age = ?, version = version + 1 where id = ?";

    void take(long id, int age) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        PeopleDatabase.url(), PeopleDatabase.user(), PeopleDatabase.password());
                PreparedStatement update = connection.prepareStatement(SQL)) {
            update.setInt(1, age);
            update.setLong(2, id);
            System.out.println("plain JDBC: " + SQL + "; rows changed: " + update.executeUpdate());
        }
    }
}
