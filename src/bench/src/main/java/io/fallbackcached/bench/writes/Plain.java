package io.fallbackcached.bench.writes;

import io.fallbackcached.bench.slices.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Statements prepared once, on connections that are kept. Used by one thread. */
final class Plain {

    private static final int BATCH = 50;

    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final Connection transactional;
    private final PreparedStatement updateOf;
    private final PreparedStatement insertOf;
    private long count;

    Plain(Connection alone, Connection transactional) throws SQLException {
        this.select = alone.prepareStatement(Sql.SELECT);
        this.insert = alone.prepareStatement(Sql.INSERT);
        this.update = alone.prepareStatement(Sql.UPDATE);
        this.transactional = transactional;
        this.updateOf = transactional.prepareStatement(Sql.UPDATE);
        this.insertOf = transactional.prepareStatement(Sql.INSERT);
    }

    void addTo(Map<String, Work> works) {
        works.put("SELECT by key", this::select);
        works.put("INSERT, autocommit", this::insert);
        works.put("UPDATE, autocommit", this::update);
        works.put("UPDATE and COMMIT", this::updateAndCommit);
        works.put("50 INSERTs in a batch and COMMIT", this::insertBatch);
    }

    private void select() throws SQLException {
        select.setLong(1, next());
        try (ResultSet row = select.executeQuery()) {
            row.next();
        }
    }

    private void insert() throws SQLException {
        bindEntry(insert);
        insert.executeUpdate();
    }

    private void update() throws SQLException {
        update.setLong(1, next());
        update.executeUpdate();
    }

    private void updateAndCommit() throws SQLException {
        updateOf.setLong(1, next());
        updateOf.executeUpdate();
        transactional.commit();
    }

    private void insertBatch() throws SQLException {
        for (int i = 0; i < BATCH; i++) {
            bindEntry(insertOf);
            insertOf.addBatch();
        }
        insertOf.executeBatch();
        transactional.commit();
    }

    private void bindEntry(PreparedStatement statement) throws SQLException {
        statement.setLong(1, ++count);
        statement.setLong(2, count % Application.ITEMS);
        statement.setString(3, "a note");
    }

    private long next() {
        return ++count % Application.ITEMS;
    }
}
