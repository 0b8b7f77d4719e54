package com.acme.races;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A data access object as many have it; rules name its methods. Counts how often it really asked the database. */
public class Accounts {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Gate> afterSelect = new AtomicReference<>();

    /** @return null if there is no such account */
    public Integer find(int id) throws SQLException {
        return first(select("SELECT version FROM account WHERE id = ?", id));
    }

    public Integer findForUpdate(int id) throws SQLException {
        return first(select("SELECT version FROM account WHERE id = ? FOR UPDATE", id));
    }

    public Integer findForShare(int id) throws SQLException {
        return first(select("SELECT version FROM account WHERE id = ? FOR SHARE", id));
    }

    public Integer findInView(int id) throws SQLException {
        return first(select("SELECT version FROM account_view WHERE id = ?", id));
    }

    public String cityOf(int id) throws SQLException {
        List<String> cities =
                select("SELECT o.city FROM account a JOIN owner o ON o.name = a.owner WHERE a.id = ?", id);
        return cities.isEmpty() ? null : cities.get(0);
    }

    public List<String> byOwner(String owner) throws SQLException {
        return select("SELECT id || '=' || version FROM account WHERE owner = ? ORDER BY id", owner);
    }

    public int countAll() throws SQLException {
        return first(select("SELECT count(*) FROM account"));
    }

    public int sumOfVersions() throws SQLException {
        return first(select("SELECT coalesce(sum(version), 0) FROM account"));
    }

    /** Reads in two steps, between which the world may change. */
    public List<String> twice(int id) throws SQLException {
        List<String> both = new ArrayList<>(select("SELECT version FROM account WHERE id = ?", id));
        both.addAll(select("SELECT version FROM account WHERE id = ?", id));
        return both;
    }

    /** Made of what other methods found. */
    public String described(int id) throws SQLException {
        asked.incrementAndGet();
        String description = find(id) + " of " + countAll();
        stop();
        return description;
    }

    int asked() {
        return asked.get();
    }

    void askedNothing() {
        asked.set(0);
        afterSelect.set(null);
    }

    /** The next method that has selected something stops there. */
    Gate stopsAfterSelect() {
        Gate gate = new Gate();
        afterSelect.set(gate);
        return gate;
    }

    private static Integer first(List<String> values) {
        return values.isEmpty() ? null : Integer.valueOf(values.get(0));
    }

    private List<String> select(String sql, Object... parameters) throws SQLException {
        asked.incrementAndGet();
        List<String> values = Database.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
        stop();
        return values;
    }

    private void stop() {
        Gate gate = afterSelect.getAndSet(null);
        if (gate != null) {
            gate.pass();
        }
    }
}
