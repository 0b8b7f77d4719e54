package com.acme.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables. An item's version grows by each write; what remains when it is divided by {@link #OWNERS} is its owner, so that
 * a row that was torn can be told. A note's version grows by one. A slot is either absent or there.
 */
public final class Schema {

    public static final int ITEMS = 40;
    public static final int OWNERS = 4;

    /** Added to what is going to be rolled back: nobody else may ever see it. */
    public static final long BOGUS = OWNERS * 1_000_000_000L;

    private static final String[] SQL = {
        "CREATE TABLE item (id int PRIMARY KEY, owner int NOT NULL, version bigint NOT NULL, code text NOT NULL UNIQUE)",
        "CREATE INDEX ON item (owner)",
        "CREATE TABLE note (item int PRIMARY KEY, version bigint NOT NULL)",
        "CREATE TABLE slot (id bigint PRIMARY KEY, content text NOT NULL)",
        "CREATE TABLE ticket (item int NOT NULL)",
        "CREATE VIEW item_view AS SELECT id, owner, version FROM item WHERE version >= 0",
        "CREATE FUNCTION touch(which int) RETURNS bigint LANGUAGE plpgsql AS 'DECLARE result bigint;"
                + " BEGIN UPDATE item SET version = version + 4 WHERE id = which RETURNING version INTO result;"
                + " RETURN result; END'",
        "CREATE FUNCTION redeem() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN UPDATE item SET version = version + 4 WHERE id = NEW.item; RETURN NEW; END'",
        "CREATE TRIGGER redeem AFTER INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION redeem()",
        "INSERT INTO item SELECT i, i % 4, i % 4, 'item-' || i FROM generate_series(0, " + (ITEMS - 1) + ") i",
        "INSERT INTO note SELECT i, 0 FROM generate_series(0, " + (ITEMS - 1) + ") i"
    };

    private Schema() {}

    /** By which an item is known besides its number. */
    static String code(int id) {
        return "item-" + id;
    }

    public static void create() throws SQLException {
        try (Connection connection = Connections.open();
                Statement statement = connection.createStatement()) {
            for (String sql : SQL) {
                statement.execute(sql);
            }
        }
    }
}
