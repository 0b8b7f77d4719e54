package com.acme.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/** Reads in every way there is, at random, and records what it sees. */
public final class Reader implements Callable<Recorder> {

    private final Round round;
    private final Items items;
    private final Random random;
    private final Recorder recorder;
    private long calls;
    private long reads;
    private boolean inTransaction;

    public Reader(Round round, Items items, long seed, Recorder recorder) {
        this.recorder = recorder;
        this.round = round;
        this.items = items;
        this.random = new Random(seed);
    }

    /** How often it called a cached method. */
    public long calls() {
        return calls;
    }

    @Override
    public Recorder call() throws SQLException {
        while (!round.isOver()) {
            read();
        }
        return recorder;
    }

    /** Reads once, in a way of its choice. */
    public void read() throws SQLException {
        int kind = random.nextInt(400);
        if (kind == 0) {
            readsInATransaction();
        } else if (kind == 1) {
            readsASnapshot();
        } else if (kind < 20) {
            looks();
        } else {
            reads();
        }
        round.read(++reads);
    }

    private void reads() throws SQLException {
        calls++;
        int id = round.item(random);
        long start = System.nanoTime();
        switch (random.nextInt(14)) {
            case 0:
                see(Keys.item(id), items.versionInView(id), start, Look.VIEW);
                break;
            case 1:
                seePair(id, items.withNote(id), start);
                break;
            case 2:
                see(Keys.note(id), items.noteVersion(id), start, Look.NOTE);
                break;
            case 3:
                seeOwners(random.nextInt(Schema.OWNERS), start);
                break;
            case 4:
                long[] writes = items.writes();
                see(Keys.ITEM_WRITES, writes[0], start, Look.SUM);
                if (writes[1] != Schema.ITEMS) {
                    recorder.fault("count: " + writes[1] + " items");
                }
                break;
            case 5:
                see(Keys.NOTE_WRITES, items.noteWrites(), start, Look.SUM_OF_NOTES);
                break;
            case 6:
                int slot = round.slotNearby(random);
                see(Keys.slot(slot), items.slot(round.slotId(slot)) == null ? 0 : 1, start, Look.SLOT);
                break;
            case 7:
                long[] both = items.itemAndNote(id);
                long end = System.nanoTime();
                see(Keys.item(id), both[0], start, end, Look.MADE_OF_OTHERS);
                see(Keys.note(id), both[1], start, end, Look.MADE_OF_OTHERS);
                break;
            case 8:
            case 9:
                see(Keys.item(id), items.versionByCode(Schema.code(id)), start, Look.CODE);
                break;
            default:
                see(Keys.item(id), items.version(id), start, Look.ITEM);
        }
    }

    /** Past the cache. */
    private void looks() throws SQLException {
        int id = round.item(random);
        long start = System.nanoTime();
        switch (random.nextInt(4)) {
            case 0:
                see(Keys.note(id), Direct.noteVersion(id), start, Look.DATABASE);
                break;
            case 1:
                see(Keys.ITEM_WRITES, Direct.writes(), start, Look.DATABASE);
                break;
            default:
                see(Keys.item(id), Direct.version(id), start, Look.DATABASE);
        }
    }

    private void readsInATransaction() throws SQLException {
        Connection connection = Connections.begin();
        inTransaction = true;
        try {
            for (int i = 0; i < 4; i++) {
                if (random.nextInt(3) == 0) {
                    looks();
                } else {
                    reads();
                }
            }
            connection.commit();
            Connections.end(connection);
        } finally {
            inTransaction = false;
        }
    }

    /** All that a transaction of that kind sees is as of one moment. */
    private void readsASnapshot() throws SQLException {
        Connection connection = Connections.begin();
        int level = connection.getTransactionIsolation();
        connection.setTransactionIsolation(
                random.nextBoolean() ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE);
        int id = round.item(random);
        long start = System.nanoTime();
        long first = Direct.version(id);
        see(Keys.item(id), first, start, Look.SNAPSHOT);
        for (int i = 0; i < 3; i++) {
            long version = i == 1 ? items.versionInView(id) : items.version(id);
            if (version != first) {
                recorder.fault("snapshot: item " + id + " was " + first + " and then " + version);
            }
        }
        connection.commit();
        connection.setTransactionIsolation(level);
        Connections.end(connection);
    }

    private void see(int key, long value, long start, Look how) {
        see(key, value, start, System.nanoTime(), how);
    }

    private void see(int key, long value, long start, long end, Look how) {
        recorder.saw(key, value, start, end, inTransaction && how.isCached() ? Look.TRANSACTION : how);
    }

    private void seePair(int id, long[] both, long start) {
        see(Keys.item(id), both[0], start, Look.JOIN);
        see(Keys.note(id), both[1], start, Look.JOIN);
        recorder.sawPair(id, both[0], both[1]);
    }

    private void seeOwners(int owner, long start) throws SQLException {
        Map<Integer, Long> versions = items.ofOwner(owner);
        long end = System.nanoTime();
        versions.forEach((id, version) -> {
            see(Keys.item(id), version, start, end, Look.OWNERS_ITEMS);
            if (version % Schema.OWNERS != owner) {
                recorder.fault("torn row: item " + id + " " + version + " among those of owner " + owner);
            }
        });
        for (int id = 0; id < Schema.ITEMS; id++) {
            if (!versions.containsKey(id)) {
                recorder.missed(owner, id, start, end);
            }
        }
    }
}
