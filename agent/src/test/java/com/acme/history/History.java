package com.acme.history;

import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Random readers and writers against a real database, in rounds of a second; after each, everything that anybody saw is
 * checked against what was committed when:
 *
 * <ul>
 *   <li>who starts to read after a commit has returned, or after anybody has seen a value, sees nothing older, from the
 *       cache or from the database;
 *   <li>a transaction sees its own writes, and a snapshot stays one;
 *   <li>nobody sees what is not committed or was rolled back, or half of what was committed together;
 *   <li>when all is quiet, each answer is what the database says.
 * </ul>
 *
 * The system properties {@code history.seconds} and {@code history.seed} say how long, and with which random numbers. The seed
 * repeats who does what, not when the scheduler lets them.
 */
public class History implements Scenario {

    private static final int READERS = 4;
    private static final int WRITERS = 3;
    private static final int[] READS_FOR_A_WRITE = {20, 200, 2_000};
    private static final int MOST_TOLD = 20;

    private final LongAdder commits = new LongAdder();
    private final LongAdder ran = new LongAdder();
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + WRITERS, History::daemon);
    private final List<ExecutorService> helpers = new ArrayList<>();
    private long[] state = new long[Keys.COUNT];
    private Items items;
    private long calls;
    private long seen;
    private long writes;

    @Override
    public void run(Transcript out) throws Exception {
        long seed = Long.getLong("history.seed", System.nanoTime());
        long nanos = TimeUnit.SECONDS.toNanos(Long.getLong("history.seconds", 60));
        out.line("seed " + seed);
        Random random = new Random(seed);
        Connections.start(
                System.getProperty(PostgresServer.URL_PROPERTY),
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY),
                random.nextLong());
        Schema.create();
        items = new Items(ran, Round.pause(commits, new Random(random.nextLong())));
        for (int id = 0; id < Schema.ITEMS; id++) {
            state[Keys.item(id)] = id % Schema.OWNERS;
        }
        for (int i = 0; i < WRITERS; i++) {
            helpers.add(Executors.newSingleThreadExecutor(History::daemon));
        }
        long start = System.nanoTime();
        List<String> faults = new ArrayList<>();
        long number = 0;
        while (faults.isEmpty() && System.nanoTime() - start < nanos) {
            faults.addAll(round(number++, random));
            faults.addAll(quiet());
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        faults.stream().limit(MOST_TOLD).forEach(out::line);
        out.line("violations " + faults.size());
        out.line("hits " + 100 * (calls - ran.sum()) / Math.max(1, calls) + " %");
        out.line("after " + seconds + " s, " + number + " rounds: " + calls + " calls, " + ran.sum()
                + " of them to the database, " + writes + " writes, " + seen + " different observations");
        threads.shutdown();
        helpers.forEach(ExecutorService::shutdown);
        Connections.stop();
    }

    private List<String> round(long number, Random random) throws Exception {
        Round round = new Round(
                number, TimeUnit.SECONDS.toNanos(1), READS_FOR_A_WRITE[random.nextInt(READS_FOR_A_WRITE.length)]);
        for (int slot = 0; slot < Keys.SLOTS; slot++) {
            state[Keys.slot(slot)] = 0;
        }
        List<Reader> readers = new ArrayList<>();
        List<Future<Recorder>> work = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Reader reader = new Reader(round, items, random.nextLong(), new Recorder());
            readers.add(reader);
            work.add(threads.submit(reader));
        }
        for (int i = 0; i < WRITERS; i++) {
            work.add(threads.submit(
                    new Writer(round, items, random.nextLong(), helpers.get(i), commits, new Recorder())));
        }
        List<Recorder> recorders = new ArrayList<>();
        for (Future<Recorder> one : work) {
            recorders.add(one.get());
        }
        for (Reader reader : readers) {
            calls += reader.calls();
        }
        writes += round.writes();
        recorders.forEach(recorder -> seen += recorder.seen.size());
        Checker checker = new Checker(state, recorders, (one, when) -> 0);
        state = checker.after();
        return checker.faults();
    }

    /** Nothing goes on: every answer must be exactly what is there, and what the checker thinks is there. */
    private List<String> quiet() throws SQLException {
        Quiet quiet = new Quiet(items);
        calls += quiet.calls();
        List<String> faults = new ArrayList<>(quiet.faults());
        for (int key = 0; key <= Keys.NOTE_WRITES; key++) {
            long truth = quiet.truth()[key];
            if (state[key] != truth) {
                faults.add("the checker's own: " + Keys.name(key) + " is " + truth + " in the database, not "
                        + state[key]);
            }
        }
        return faults;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
