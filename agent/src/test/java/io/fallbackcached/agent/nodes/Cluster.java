package io.fallbackcached.agent.nodes;

import com.acme.history.Connections;
import com.acme.history.Round;
import com.acme.history.Schema;
import com.acme.nodes.NodesChecker;
import com.acme.nodes.Team;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three nodes and, if wanted, somebody else without an agent who writes past them, all on one database. Used by one thread, and
 * one at a time in a JVM.
 */
public final class Cluster implements AutoCloseable {

    /** What is done to a database before anybody uses it. */
    public interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /** How many statements a feed may be at before it looks at what has arrived. */
    private static final int STATEMENTS = 4;

    private static final List<String> LETTERS = List.of("a", "b", "c");

    private final List<Member> members = new ArrayList<>();
    private final Switchboard switchboard = new Switchboard();
    private final PostgresServer server;
    private final Random random;
    private final boolean othersWrite;
    private final Team others;
    private final Faults faults;
    private final List<String> violations = new ArrayList<>();
    private long rounds;

    /**
     * @param url of an empty database
     * @param options of the agents
     * @param preparation of the database, once the tables are there
     */
    public Cluster(
            PostgresServer server,
            String url,
            List<String> options,
            Preparation preparation,
            boolean othersWrite,
            long seed)
            throws Exception {
        this.server = server;
        this.random = new Random(seed);
        this.othersWrite = othersWrite;
        Connections.start(url, server.user(), server.password(), random.nextLong());
        Schema.create();
        Connections.with(connection -> {
            preparation.prepare(connection);
            return null;
        });
        this.others = new Team("psql", 1, 1, random.nextLong());
        for (String letter : LETTERS) {
            members.add(new Member(letter, server, url, options, switchboard));
        }
        this.faults = new Faults(server, members, new Random(random.nextLong()));
        members.forEach(Member::start);
        for (Member member : members) {
            member.awaitStart();
        }
        quiet();
    }

    /** Everything that was found wrong so far, for people. */
    public List<String> violations() {
        return violations;
    }

    /**
     * A round in which nothing fails, followed by a look at rest.
     *
     * @param bound how late answers may be, beside what the machine takes for the statements that a feed needs
     */
    public Work calmRound(Duration length, Duration bound) throws Exception {
        Probe probe = new Probe(server);
        return round(length, round -> {}, () -> {
            probe.close();
            return bound.plusNanos(STATEMENTS * probe.longest());
        });
    }

    /** A round with faults, followed by a look at rest. */
    public Work roundWithFaults(Duration length, Duration bound) throws Exception {
        return round(length, faults::happenDuring, () -> bound);
    }

    /** A round in the middle of which every feed is cut once, followed by a look at rest. */
    public Work roundWithACut(Duration length, Duration bound) throws Exception {
        return round(length, faults::cutFeedsDuring, () -> bound);
    }

    /** What each node leaves behind, once its agent has explained itself and it has ended. */
    public List<Outcome> end() throws InterruptedException {
        members.forEach(Member::explain);
        List<Outcome> outcomes = new ArrayList<>();
        for (Member member : members) {
            outcomes.add(member.end());
        }
        return outcomes;
    }

    @Override
    public void close() throws IOException {
        members.forEach(Member::close);
        others.close();
        Connections.stop();
        switchboard.close();
    }

    /** What happens while the nodes are at work. */
    private interface Events {
        void during(RoundInProgress round) throws Exception;
    }

    /** How late answers of the round that has just ended may be. */
    private interface Bound {
        Duration asItTurnedOut() throws Exception;
    }

    private Work round(Duration length, Events events, Bound bound) throws Exception {
        long[] initial = others.quiet().truth();
        Path folder = Files.createTempDirectory("round");
        RoundInProgress round = new RoundInProgress(rounds++, length.toNanos(), folder, random);
        int told = faults.story().size();
        CompletableFuture<Long> othersWork = othersJoin(round);
        members.forEach(round::join);
        events.during(round);
        Work work = round.await();
        othersWork.get();
        Duration late = bound.asItTurnedOut();
        TimeUnit.NANOSECONDS.sleep(late.toNanos());
        List<String> wrong = quiet();
        NodesChecker checker = new NodesChecker(initial, journals(folder), late.toNanos(), faults.pauses());
        wrong.addAll(checker.faults());
        List<String> story = faults.story().subList(told, faults.story().size());
        if (!wrong.isEmpty()) {
            violations.addAll(wrong);
            violations.addAll(story);
        }
        System.out.println("round " + round.number() + ": " + work + ", " + checker + ", " + late + " allowed");
        story.forEach(event -> System.out.println("  " + event));
        delete(folder);
        return work;
    }

    private CompletableFuture<Long> othersJoin(RoundInProgress round) {
        CompletableFuture<Long> work = new CompletableFuture<>();
        if (!othersWrite) {
            work.complete(0L);
            return work;
        }
        long seed = random.nextLong();
        Round own = new Round(round.number(), round.rest(), round.readsForAWrite());
        Thread thread = new Thread(
                () -> {
                    try {
                        work.complete(others.work(own, round.folder(), seed));
                    } catch (Exception fault) {
                        work.completeExceptionally(fault);
                    }
                },
                "others");
        thread.setDaemon(true);
        thread.start();
        return work;
    }

    private List<String> quiet() {
        return members.stream().flatMap(member -> quiet(member)).collect(Collectors.toList());
    }

    private static Stream<String> quiet(Member member) {
        String told = member.ask("quiet").orElse("gone");
        return told.isEmpty()
                ? Stream.empty()
                : Stream.of(told.split("; ", -1)).map(fault -> fault + " on " + member.name());
    }

    private static List<Path> journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path journal : journals(folder)) {
            Files.delete(journal);
        }
        Files.delete(folder);
    }
}
