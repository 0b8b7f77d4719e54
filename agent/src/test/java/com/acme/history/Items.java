package com.acme.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The data access object; rules name its methods. Those that stop a while now and then leave room for a write to overtake. */
public class Items {

    private final LongAdder ran;
    private final Runnable pause;

    /** @param ran is told of each run of a body */
    public Items(LongAdder ran, Runnable pause) {
        this.ran = ran;
        this.pause = pause;
    }

    public long version(int id) throws SQLException {
        return one("SELECT version FROM item WHERE id = ?", id)[0];
    }

    /** The number is read too, since writes go by it. */
    public long versionByCode(String code) throws SQLException {
        return one("SELECT version, id FROM item WHERE code = ?", code)[0];
    }

    public long versionInView(int id) throws SQLException {
        return one("SELECT version FROM item_view WHERE id = ?", id)[0];
    }

    /** @return the versions of an item and of its note, as of one moment */
    public long[] withNote(int id) throws SQLException {
        return one("SELECT i.version, n.version FROM item i JOIN note n ON n.item = i.id WHERE i.id = ?", id);
    }

    public long noteVersion(int item) throws SQLException {
        return one("SELECT version FROM note WHERE item = ?", item)[0];
    }

    /** @return the versions of an owner's items */
    public Map<Integer, Long> ofOwner(int owner) throws SQLException {
        ran.increment();
        Map<Integer, Long> versions = Connections.with(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT id, version FROM item WHERE owner = ?")) {
                statement.setInt(1, owner);
                try (ResultSet rows = statement.executeQuery()) {
                    Map<Integer, Long> found = new TreeMap<>();
                    while (rows.next()) {
                        found.put(rows.getInt(1), rows.getLong(2));
                    }
                    return found;
                }
            }
        });
        pause.run();
        return versions;
    }

    /** @return how many writes all items have seen, and how many items there are */
    public long[] writes() throws SQLException {
        return one("SELECT sum(version / 4), count(*) FROM item");
    }

    public long noteWrites() throws SQLException {
        return one("SELECT sum(version) FROM note")[0];
    }

    /** @return null if the slot is empty */
    public Long slot(long id) throws SQLException {
        long[] found = one("SELECT id FROM slot WHERE id = ?", id);
        return found.length == 0 ? null : found[0];
    }

    /** Made of what other methods tell. */
    public long[] itemAndNote(int id) throws SQLException {
        ran.increment();
        long item = version(id);
        pause.run();
        return new long[] {item, noteVersion(id)};
    }

    private long[] one(String sql, Object... parameters) throws SQLException {
        ran.increment();
        long[] row = Direct.one(sql, parameters);
        pause.run();
        return row;
    }
}
