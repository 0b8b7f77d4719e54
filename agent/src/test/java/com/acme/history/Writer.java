package com.acme.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** Writes in every way there is, one after another, at random. */
public final class Writer implements Callable<Recorder> {

    /** One way to write. */
    private interface Way {
        void write() throws SQLException;
    }

    /** After a failure in one of these it is known what may have been written, and nothing is left behind. */
    private final Way[] waysThatMayFail = {
        this::compareAndSet,
        this::severalRows,
        this::severalRows,
        this::rolledBack,
        this::failed,
        this::savepoint,
        this::batch,
        this::replace,
        this::pair,
        this::pair,
        this::trigger,
        this::nested,
        this::slot,
        this::moveInTransaction
    };

    private final Way[] otherWays = {
        this::autocommit,
        this::autocommit,
        this::autocommitByCode,
        this::function,
        this::move,
        this::note,
        this::statements,
        this::twoPhases,
        this::handedOver
    };
    private final Round round;
    private final Items items;
    private final Random random;
    private final ExecutorService helper;
    private final LongAdder commits;
    private final Recorder recorder;

    /** @param commits is told of each write */
    public Writer(Round round, Items items, long seed, ExecutorService helper, LongAdder commits, Recorder recorder) {
        this.recorder = recorder;
        this.round = round;
        this.items = items;
        this.random = new Random(seed);
        this.helper = helper;
        this.commits = commits;
    }

    @Override
    public Recorder call() throws SQLException, InterruptedException {
        while (round.mayWrite()) {
            int way = random.nextInt(waysThatMayFail.length + otherWays.length);
            if (way < waysThatMayFail.length) {
                write(waysThatMayFail[way]);
            } else {
                write(otherWays[way - waysThatMayFail.length]);
            }
        }
        return recorder;
    }

    /** Writes once, in a way that may fail. */
    public void write() throws SQLException {
        write(waysThatMayFail[random.nextInt(waysThatMayFail.length)]);
    }

    private void write(Way way) throws SQLException {
        way.write();
        round.wrote();
        commits.increment();
    }

    private void autocommit() throws SQLException {
        int id = round.item(random);
        alone(id, "autocommit", "UPDATE item SET version = version + 4 WHERE id = ? RETURNING version", id);
    }

    private void autocommitByCode() throws SQLException {
        int id = round.item(random);
        alone(
                id,
                "autocommit by code",
                "UPDATE item SET version = version + 4 WHERE code = ? RETURNING version",
                Schema.code(id));
    }

    private void move() throws SQLException {
        int owner = random.nextInt(Schema.OWNERS);
        int id = round.item(random);
        alone(
                id,
                "move",
                "UPDATE item SET owner = ?, version = (version / 4 + 1) * 4 + ? WHERE id = ? RETURNING version",
                owner,
                owner,
                id);
    }

    private void note() throws SQLException {
        int item = round.item(random);
        alone(
                Keys.note(item),
                "autocommit of a note",
                "UPDATE note SET version = version + 1 WHERE item = ? RETURNING version",
                item);
    }

    private void function() throws SQLException {
        int id = round.item(random);
        alone(id, "function", "SELECT touch(?)", id);
    }

    private void compareAndSet() throws SQLException {
        int id = round.item(random);
        long[] old =
                Connections.with(connection -> Direct.one(connection, "SELECT version FROM item WHERE id = ?", id));
        if (old.length == 0) {
            return;
        }
        Written write = recorder.mayWrite(id, old[0] + 4, System.nanoTime(), "compare and set");
        int updated = Connections.with(connection -> Direct.update(
                connection, "UPDATE item SET version = ? WHERE id = ? AND version = ?", old[0] + 4, id, old[0]));
        if (updated == 1) {
            recorder.wrote(write, System.nanoTime());
        } else {
            recorder.wroteNothing(write);
        }
    }

    private void slot() throws SQLException {
        int index = round.freeSlot();
        if (index >= 0) {
            Written write = recorder.mayWrite(Keys.slot(index), 1, System.nanoTime(), "insert");
            // Another JVM may have been faster.
            int inserted = Connections.with(connection -> Direct.update(
                    connection, "INSERT INTO slot VALUES (?, 'taken') ON CONFLICT DO NOTHING", round.slotId(index)));
            if (inserted == 1) {
                recorder.wrote(write, System.nanoTime());
            } else {
                recorder.wroteNothing(write);
            }
        }
    }

    private void alone(int key, String how, String sql, Object... parameters) throws SQLException {
        long start = System.nanoTime();
        long[] row = Connections.with(connection -> Direct.one(connection, sql, parameters));
        long end = System.nanoTime();
        // No row: another has just replaced it. Null from the function comes as 0, which no item has after a write.
        if (row.length == 1 && row[0] != 0) {
            recorder.wrote(recorder.mayWrite(key, row[0], start, how), end);
        }
    }

    private Transaction begin() throws SQLException {
        return new Transaction(recorder, items, random);
    }

    private void severalRows() throws SQLException {
        Transaction transaction = begin();
        for (int id : round.ascending(random, 3)) {
            transaction.updateItem(id, 0);
            if (random.nextBoolean()) {
                transaction.checksOwnWrites();
            }
        }
        transaction.commits("transaction");
    }

    private void moveInTransaction() throws SQLException {
        Transaction transaction = begin();
        transaction.moveItem(round.item(random), random.nextInt(Schema.OWNERS), 0);
        transaction.checksOwnWrites();
        transaction.commits("move in a transaction");
    }

    private void rolledBack() throws SQLException {
        Transaction transaction = begin();
        for (int id : round.ascending(random, 2)) {
            transaction.updateItem(id, Schema.BOGUS);
        }
        transaction.updateNote(round.item(random), Schema.BOGUS);
        transaction.checksOwnWrites();
        transaction.rollsBack();
    }

    private void failed() throws SQLException {
        Transaction transaction = begin();
        transaction.updateItem(round.item(random), Schema.BOGUS);
        transaction.checksOwnWrites();
        try {
            transaction.execute("SELECT 1 / 0");
        } catch (SQLException expected) {
            // as the application would see it
        }
        transaction.rollsBack();
    }

    private void savepoint() throws SQLException {
        int[] ids = round.ascending(random, 2);
        Transaction transaction = begin();
        transaction.updateItem(ids[0], 0);
        transaction.execute("SAVEPOINT a");
        int mark = transaction.mark();
        boolean undone = random.nextBoolean();
        transaction.updateItem(ids[1], undone ? Schema.BOGUS : 0);
        transaction.checksOwnWrites();
        if (undone) {
            transaction.execute("ROLLBACK TO SAVEPOINT a");
            transaction.undone(mark);
        } else {
            transaction.execute("RELEASE SAVEPOINT a");
        }
        transaction.checksOwnWrites();
        transaction.commits("savepoint");
    }

    private void batch() throws SQLException {
        Transaction transaction = begin();
        transaction.updateInABatch(round.ascending(random, 3));
        transaction.checksOwnWrites();
        transaction.commits("batch");
    }

    private void replace() throws SQLException {
        Transaction transaction = begin();
        transaction.replaceItem(round.item(random));
        transaction.checksOwnWrites();
        transaction.commits("delete and insert");
    }

    private void pair() throws SQLException {
        int id = round.item(random);
        Transaction transaction = begin();
        transaction.updateItem(id, 0);
        transaction.updateNote(id, 0);
        transaction.checksOwnWrites();
        transaction.commits("item and note");
    }

    private void trigger() throws SQLException {
        Transaction transaction = begin();
        transaction.updateByTrigger(round.item(random));
        transaction.checksOwnWrites();
        transaction.commits("trigger");
    }

    /** An inner transaction on a second connection commits while the outer one is suspended. */
    private void nested() throws SQLException {
        int[] ids = round.ascending(random, 2);
        boolean undone = random.nextBoolean();
        Transaction outer = begin();
        outer.updateItem(ids[0], undone ? Schema.BOGUS : 0);
        Transaction inner = begin();
        inner.updateItem(ids[1], 0);
        inner.checksOwnWrites();
        inner.commits("inner transaction");
        outer.checksOwnWrites();
        if (undone) {
            outer.rollsBack();
        } else {
            outer.commits("outer transaction");
        }
    }

    /** What belongs to JDBC is said in SQL. */
    private void statements() throws SQLException {
        try (Connection connection = Connections.open();
                Statement statement = connection.createStatement()) {
            Connections.bind(connection);
            statement.execute("BEGIN");
            int id = round.item(random);
            long[] row =
                    Direct.one(connection, "UPDATE item SET version = version + 4 WHERE id = ? RETURNING version", id);
            long start = System.nanoTime();
            statement.execute("COMMIT");
            long end = System.nanoTime();
            if (row.length == 1) {
                recorder.wrote(recorder.mayWrite(id, row[0], start, "BEGIN and COMMIT"), end);
            }
            Connections.unbind();
        }
    }

    private void twoPhases() throws SQLException {
        Transaction transaction = begin();
        transaction.updateItem(round.item(random), 0);
        transaction.checksOwnWrites();
        String name = "'t" + random.nextLong() + "'";
        transaction.execute("PREPARE TRANSACTION " + name);
        transaction.commits(
                "COMMIT PREPARED",
                () -> Connections.withOther(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("COMMIT PREPARED " + name);
                    }
                }));
    }

    /** Another thread goes on with the transaction. */
    private void handedOver() throws SQLException {
        Transaction transaction = begin();
        transaction.updateItem(round.item(random), 0);
        Connections.unbind();
        elsewhere(() -> {
            Connections.bind(transaction.connection());
            transaction.execute("SELECT 1");
            transaction.checksOwnWrites();
            return null;
        });
        transaction.commits(
                "other thread",
                () -> elsewhere(() -> {
                    transaction.connection().commit();
                    return Connections.unbind();
                }));
    }

    private void elsewhere(Callable<?> step) throws SQLException {
        try {
            helper.submit(step).get();
        } catch (InterruptedException | ExecutionException thrown) {
            throw new SQLException(thrown);
        }
    }
}
