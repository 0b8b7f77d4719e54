package io.fallbackcached.bench.writes;

/** The application's statements. */
final class Sql {

    static final String SELECT = "SELECT name, value FROM item WHERE id = ?";
    static final String INSERT = "INSERT INTO entry (id, item, note) VALUES (?, ?, ?)";
    static final String UPDATE = "UPDATE item SET value = value + 1 WHERE id = ?";

    private Sql() {}
}
