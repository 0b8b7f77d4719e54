package io.fallbackcached.agent.nodes;

import com.acme.nodes.Pause;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Breaks what feeds stand on, one thing after the other at random; each kind comes before any comes again. Used by one thread. */
final class Faults {

    private static final String CUT_FEEDS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'fallbackcached feed' OR backend_type = 'walsender'";
    private static final String END_SLOTS =
            "SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE active";
    private static final String DROP_SLOTS =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active";
    private static final long SHORTEST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 4_500;
    private static final long LONGEST_PEACE_MILLIS = 800;

    /** A twentieth of the silence limit, and as much for a busy machine. */
    private static final long NOTICING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** One kind of fault, from its beginning to its end. */
    private interface Fault {
        void happen(RoundInProgress round) throws InterruptedException;
    }

    private final PostgresServer server;
    private final List<Member> members;
    private final Random random;
    private final List<String> story = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final List<Fault> kinds = List.of(
            round -> cutFeeds(),
            round -> dropSlots(),
            this::restartServer,
            this::crashServer,
            this::pauseNetworks,
            round -> cutNetworks(),
            this::refuseConnections,
            this::slowNetworks,
            this::stopProcess,
            this::killProcess);
    private final Deque<Fault> next = new ArrayDeque<>();

    Faults(PostgresServer server, List<Member> members, Random random) {
        this.server = server;
        this.members = members;
        this.random = random;
    }

    /** When what was done; the times are those of the nodes. */
    List<String> story() {
        return story;
    }

    /** Of processes that have been stopped so far. */
    List<Pause> pauses() {
        return pauses;
    }

    /** As long as the round lasts; when this returns, all is well again. */
    void happenDuring(RoundInProgress round) throws InterruptedException {
        peace();
        while (round.rest() > TimeUnit.MILLISECONDS.toNanos(SHORTEST_MILLIS)) {
            draw().happen(round);
            peace();
        }
    }

    /** Only that, in the middle of the round. */
    void cutFeedsDuring(RoundInProgress round) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(round.rest() / 2);
        cutFeeds();
    }

    private Fault draw() {
        if (next.isEmpty()) {
            List<Fault> deck = new ArrayList<>(kinds);
            Collections.shuffle(deck, random);
            next.addAll(deck);
        }
        return next.pop();
    }

    private void cutFeeds() {
        tell("feeds are cut");
        execute(CUT_FEEDS);
    }

    private void dropSlots() {
        tell("slots are dropped");
        execute(END_SLOTS, DROP_SLOTS);
    }

    private void restartServer(RoundInProgress round) {
        tell("the server is stopped");
        server.restart();
        tell("the server is there again");
    }

    private void crashServer(RoundInProgress round) throws InterruptedException {
        tell("the server crashes");
        server.crash();
        if (random.nextBoolean()) {
            hold(round);
        }
        server.restart();
        tell("the server is there again");
    }

    private void pauseNetworks(RoundInProgress round) throws InterruptedException {
        List<Member> some = some();
        tell("networks are paused", some);
        some.forEach(member -> member.network().pause());
        hold(round);
        boolean cut = random.nextInt(3) == 0;
        if (cut) {
            some.forEach(member -> member.network().cut());
        }
        some.forEach(member -> member.network().resume());
        tell(cut ? "networks are cut and resumed" : "networks are resumed", some);
    }

    private void cutNetworks() {
        List<Member> some = some();
        tell("networks are cut", some);
        some.forEach(member -> member.network().cut());
    }

    private void refuseConnections(RoundInProgress round) throws InterruptedException {
        List<Member> some = some();
        tell("networks are cut and refuse", some);
        some.forEach(member -> member.network().refuse());
        some.forEach(member -> member.network().cut());
        hold(round);
        some.forEach(member -> member.network().welcome());
        tell("networks let in again", some);
    }

    private void slowNetworks(RoundInProgress round) throws InterruptedException {
        List<Member> some = some();
        Duration delay = Duration.ofMillis(20 + random.nextInt(200));
        tell("networks are slow by " + delay, some);
        some.forEach(member -> member.network().delay(delay));
        hold(round);
        some.forEach(member -> member.network().delay(Duration.ZERO));
        tell("networks are fast again", some);
    }

    private void stopProcess(RoundInProgress round) throws InterruptedException {
        Member one = one();
        tell("process is stopped", List.of(one));
        long start = System.nanoTime();
        one.signal("-STOP");
        hold(round);
        tell("process goes on", List.of(one));
        one.signal("-CONT");
        pauses.add(new Pause(one.name(), start, System.nanoTime() + NOTICING_NANOS));
    }

    private void killProcess(RoundInProgress round) throws InterruptedException {
        Member one = one();
        tell("process is killed", List.of(one));
        one.kill();
        one.start();
        one.awaitStart();
        tell("process has started", List.of(one));
        round.join(one);
    }

    private Member one() {
        return members.get(random.nextInt(members.size()));
    }

    /** One, two, or all. */
    private List<Member> some() {
        List<Member> some = new ArrayList<>(members);
        Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(some.size()));
    }

    private void hold(RoundInProgress round) throws InterruptedException {
        long millis = SHORTEST_MILLIS + random.nextInt((int) (LONGEST_MILLIS - SHORTEST_MILLIS));
        Thread.sleep(Math.max(0, Math.min(millis, TimeUnit.NANOSECONDS.toMillis(round.rest()))));
    }

    private void peace() throws InterruptedException {
        Thread.sleep(random.nextInt((int) LONGEST_PEACE_MILLIS));
    }

    private void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException fault) {
            tell(Arrays.toString(statements) + ": " + fault.getMessage());
        }
    }

    private void tell(String what, List<Member> whom) {
        StringBuilder names = new StringBuilder();
        whom.forEach(member -> names.append(' ').append(member.name()));
        tell(what + ":" + names);
    }

    private void tell(String what) {
        story.add(System.nanoTime() + " " + what);
    }
}
