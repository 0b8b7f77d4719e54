package com.acme.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A transaction of one writer, who locks rows in ascending order, items before notes, so that writers never wait for one
 * another in a circle. What it has written it must see itself; what it commits is recorded.
 */
final class Transaction {

    private final Recorder recorder;
    private final Items items;
    private final Random random;
    private final Connection connection;
    private final List<long[]> writes = new ArrayList<>();

    Transaction(Recorder recorder, Items items, Random random) throws SQLException {
        this.recorder = recorder;
        this.items = items;
        this.random = random;
        this.connection = Connections.begin();
    }

    Connection connection() {
        return connection;
    }

    /** @param by what is added beside the usual, so that a write that is to be undone can be told */
    void updateItem(int id, long by) throws SQLException {
        long[] row = Direct.one(
                connection, "UPDATE item SET version = version + ? WHERE id = ? RETURNING version", 4L + by, id);
        if (row.length == 1) {
            wroteItem(id, row[0]);
        }
    }

    void updateNote(int item, long by) throws SQLException {
        wroteNote(
                item,
                Direct.one(
                        connection,
                        "UPDATE note SET version = version + ? WHERE item = ? RETURNING version",
                        1L + by,
                        item)[0]);
    }

    void moveItem(int id, int owner, long by) throws SQLException {
        long[] row = Direct.one(
                connection,
                "UPDATE item SET owner = ?, version = (version / 4 + 1) * 4 + ? WHERE id = ? RETURNING version",
                owner,
                owner + by,
                id);
        if (row.length == 1) {
            wroteItem(id, row[0]);
        }
    }

    /** To anybody else it looks like an update. */
    void replaceItem(int id) throws SQLException {
        long[] row = Direct.one(connection, "DELETE FROM item WHERE id = ? RETURNING owner, version", id);
        if (row.length == 2) {
            Direct.update(
                    connection,
                    "INSERT INTO item (id, owner, version, code) VALUES (?, ?, ?, ?)",
                    id,
                    row[0],
                    row[1] + 4,
                    Schema.code(id));
            wroteItem(id, row[1] + 4);
        }
    }

    void updateInABatch(int... ids) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int id : ids) {
                statement.addBatch("UPDATE item SET version = version + 4 WHERE id = " + id);
            }
            int[] counts = statement.executeBatch();
            for (int i = 0; i < ids.length; i++) {
                if (counts[i] == 1) {
                    wroteItem(ids[i], Direct.one(connection, "SELECT version FROM item WHERE id = ?", ids[i])[0]);
                }
            }
        }
    }

    void updateByTrigger(int id) throws SQLException {
        if (Direct.one(connection, "SELECT id FROM item WHERE id = ? FOR UPDATE", id).length == 1) {
            Direct.update(connection, "INSERT INTO ticket VALUES (?)", id);
            wroteItem(id, Direct.one(connection, "SELECT version FROM item WHERE id = ?", id)[0]);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int mark() {
        return writes.size();
    }

    /** What came after the mark has been undone. */
    void undone(int mark) {
        writes.subList(mark, writes.size()).clear();
    }

    /** Its own writes are seen in it, by whatever method. */
    void checksOwnWrites() throws SQLException {
        Map<Integer, Long> latest = new TreeMap<>();
        writes.forEach(write -> latest.put((int) write[0], write[1]));
        for (Map.Entry<Integer, Long> write : latest.entrySet()) {
            int key = write.getKey();
            long expected = write.getValue();
            long actual = Keys.isItem(key) ? item(key, expected) : items.noteVersion(key - Keys.note(0));
            if (actual != expected) {
                recorder.fault("own write not seen: " + Keys.name(key) + " " + actual + " instead of " + expected);
            }
        }
    }

    private long item(int id, long expected) throws SQLException {
        switch (random.nextInt(5)) {
            case 0:
                return items.version(id);
            case 3:
                return items.versionByCode(Schema.code(id));
            case 1:
                return items.versionInView(id);
            case 2:
                return items.withNote(id)[0];
            default:
                return items.ofOwner((int) (expected % Schema.OWNERS)).getOrDefault(id, -1L);
        }
    }

    void commits(String how) throws SQLException {
        commits(how, () -> connection.commit());
    }

    /** How a transaction is told to commit. */
    interface Commit {
        void now() throws SQLException;
    }

    void commits(String how, Commit commit) throws SQLException {
        List<Written> asked = new ArrayList<>();
        long start = System.nanoTime();
        for (long[] write : writes) {
            asked.add(recorder.mayWrite((int) write[0], write[1], start, how));
        }
        commit.now();
        long end = System.nanoTime();
        asked.forEach(write -> recorder.wrote(write, end));
        recordPairs();
        Connections.end(connection);
    }

    void rollsBack() throws SQLException {
        connection.rollback();
        Connections.end(connection);
    }

    private void recordPairs() {
        for (int i = 0; i + 1 < writes.size(); i++) {
            int item = (int) writes.get(i)[0];
            if (Keys.isItem(item) && writes.get(i + 1)[0] == Keys.note(item)) {
                recorder.wrotePair(item, writes.get(i)[1], writes.get(i + 1)[1]);
            }
        }
    }

    private void wroteItem(int id, long version) {
        writes.add(new long[] {Keys.item(id), version});
    }

    private void wroteNote(int item, long version) {
        writes.add(new long[] {Keys.note(item), version});
    }
}
