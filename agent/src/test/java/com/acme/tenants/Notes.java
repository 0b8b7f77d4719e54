package com.acme.tenants;

import com.acme.writers.Bodies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads notes. Whose, it does not ask: that is the connection's matter. */
public class Notes {

    private final Desk desk;

    public Notes(Desk desk) {
        this.desk = desk;
    }

    public List<String> all() {
        Bodies.run();
        return query("select text from note order by id");
    }

    public String one(long id) {
        Bodies.run();
        return query("select text from note where id = ?", id).get(0);
    }

    private List<String> query(String sql, Object... values) {
        return desk.with(connection -> read(connection, sql, values));
    }

    private static List<String> read(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        }
    }
}
