package com.acme.nodes;

import com.acme.history.Connections;
import com.acme.history.Items;
import com.acme.history.Quiet;
import com.acme.history.Reader;
import com.acme.history.Round;
import com.acme.history.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** The readers and writers of one JVM, which bear that the database fails: they try again, as applications do. */
public final class Team implements AutoCloseable {

    private static final int TRIES = 20;
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(5);

    private final String name;
    private final int readers;
    private final int writers;
    private final ExecutorService threads;
    private final LongAdder commits = new LongAdder();
    private final LongAdder ran = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Items items;
    private Round last;

    /** @param name of the JVM, in the names of its journals */
    public Team(String name, int readers, int writers, long seed) {
        this.name = name;
        this.readers = readers;
        this.writers = writers;
        this.items = new Items(ran, Round.pause(commits, new Random(seed)));
        this.threads = Executors.newFixedThreadPool(readers + writers, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Works until the round is over.
     *
     * @param folder for the journals
     * @return how often cached methods were called
     */
    public long work(Round round, Path folder, long seed) throws Exception {
        last = round;
        Random random = new Random(seed);
        List<Reader> reading = new ArrayList<>();
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            Reader reader = new Reader(round, items, random.nextLong(), journal(folder, "reader" + i));
            reading.add(reader);
            work.add(threads.submit(() -> read(round, reader)));
        }
        for (int i = 0; i < writers; i++) {
            Writer writer =
                    new Writer(round, items, random.nextLong(), threads, commits, journal(folder, "writer" + i));
            work.add(threads.submit(() -> write(round, writer)));
        }
        for (Future<?> one : work) {
            one.get();
        }
        return reading.stream().mapToLong(Reader::calls).sum();
    }

    /** Compares every answer with the database while nothing goes on. */
    public Quiet quiet() throws SQLException {
        for (int i = 1; i < TRIES; i++) {
            try {
                return compared();
            } catch (SQLException broken) {
                // some connections may not have noticed yet
                Connections.abandon();
            }
        }
        return compared();
    }

    private Quiet compared() throws SQLException {
        Quiet quiet = new Quiet(items);
        if (last != null) {
            quiet.slots(last);
        }
        return quiet;
    }

    /** How often a body of a cached method ran. */
    public long ran() {
        return ran.sum();
    }

    /** How often the database failed. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private Void read(Round round, Reader reader) {
        while (!round.isOver()) {
            bear(reader::read);
        }
        return null;
    }

    private Void write(Round round, Writer writer) throws InterruptedException {
        while (round.mayWrite()) {
            bear(writer::write);
        }
        return null;
    }

    private interface Step {
        void take() throws SQLException;
    }

    private void bear(Step step) {
        try {
            step.take();
        } catch (SQLException failure) {
            failures.increment();
            Connections.abandon();
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
        }
    }

    private Journal journal(Path folder, String thread) {
        return new Journal(folder.resolve(name + "-" + thread));
    }
}
