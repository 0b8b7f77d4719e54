package com.acme.writers.keys;

import com.acme.writers.Bodies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads by keys that are not the primary ones. All are cached. */
public class Staff {

    private final Connection connection;

    public Staff(Connection connection) {
        this.connection = connection;
    }

    public String name(String badge) {
        return one("SELECT name, id FROM staff WHERE badge = ?", badge);
    }

    /** Which row that was, the result does not tell. */
    public String onlyName(String badge) {
        return one("SELECT name FROM staff WHERE badge = ?", badge);
    }

    /** Nor does a value that is made of the primary key. */
    public String nameAndNext(String badge) {
        return one("SELECT name, id + 1 AS id FROM staff WHERE badge = ?", badge);
    }

    /** Of a table whose primary key is a UUID. */
    public String place(String code) {
        return one("SELECT p.place, p.uid FROM pass AS p WHERE p.code = ?", code);
    }

    /** Of a table whose primary key is of two columns. */
    public String reading(String label) {
        return one("SELECT reading, house, number FROM meter WHERE label = ?", label);
    }

    public String nameAndPlace(String badge, String code) {
        return one(
                "SELECT s.name || ' at ' || p.place, s.id, p.uid FROM staff s JOIN pass p ON p.owner = s.id"
                        + " WHERE s.badge = ? AND p.code = ?",
                badge,
                code);
    }

    public String numberCalled(String name) {
        return one("SELECT count(*) FROM staff WHERE name = ?", name);
    }

    private String one(String sql, String... keys) {
        Bodies.run();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < keys.length; i++) {
                statement.setString(i + 1, keys[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "nobody";
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
