package io.fallbackcached.postgres.notify;

import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.OneLine;
import io.fallbackcached.postgres.feed.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears what other agents tell, and tells on its own connection what the application's could not. */
final class NotifySource implements Source {

    /** What arrives ends the wait; its length only says how late a beat may be, or what was left to be told. */
    private static final int WAIT_MILLIS = 20;

    private static final String FORBIDDEN = "42501";

    private final Connection control;
    private final Beats beats;
    private final Notifications notifications;
    private final MessageText text;
    private final Hearing hearing;
    private final Peers peers;
    private final NotifyQueue queue;
    private final Speaker speaker;
    private final Teller teller;
    private @Nullable Quiet quiet;
    private long sent;
    private long sentAt;
    private boolean returned = true;

    NotifySource(Connection control, FeedSetup setup, Beats beats, Teller teller) throws SQLException {
        this.queue = new NotifyQueue(control, teller);
        this.control = control;
        this.teller = teller;
        this.beats = beats;
        this.notifications = new Notifications(control);
        this.text = new MessageText(setup.database());
        this.hearing = new Hearing(setup);
        this.peers = new Peers(hearing, setup.settings().silenceLimit());
        this.speaker = new Speaker(control, teller, this::happenedHere);
    }

    /**
     * Waits until a message of its own has arrived. Nobody takes it for anything: its sender says goodbye before it was there.
     *
     * @throws FeedUnavailable if it does not arrive
     */
    void awaitEcho(Duration patience) throws SQLException, FeedUnavailable {
        queue.look();
        queue.check();
        String echo = MessageText.of(Message.goodbye(beats.sender() + " opens"));
        long since = System.nanoTime();
        send(echo);
        while (System.nanoTime() - since < patience.toNanos()) {
            boolean arrived = false;
            for (String message : notifications.next(WAIT_MILLIS)) {
                arrived |= message.equals(echo);
                handle(text.read(message));
            }
            if (arrived) {
                return;
            }
        }
        throw new FeedUnavailable(
                "what is notified does not arrive, as if a connection pooler such as PgBouncer were in"
                        + " between; give the server's own address as feed.url");
    }

    /** From now on this JVM's writes are told only while somebody else listens. */
    void keepQuiet() throws SQLException {
        quiet = Presence.quiet(control, teller);
    }

    private void send(String echo) throws SQLException, FeedUnavailable {
        try {
            NotifyCall.alone(control, echo);
        } catch (SQLException e) {
            if (!FORBIDDEN.equals(e.getSQLState())) {
                throw e;
            }
            throw new FeedUnavailable("the feed's role may not notify (" + OneLine.of(e)
                    + "), so that others are not told of this process's writes either; GRANT EXECUTE ON FUNCTION"
                    + " pg_catalog.pg_notify(text, text) to it, or give one that may as feed.user");
        }
    }

    @Override
    public void poll() throws SQLException {
        speaker.tell();
        for (String message : notifications.next(WAIT_MILLIS)) {
            handle(text.read(message));
        }
    }

    @Override
    public void beat(long number) throws SQLException {
        queue.look();
        queue.check();
        peers.settle(control);
        if (quiet != null) {
            quiet.look();
        }
        if (returned) {
            sent = number;
            sentAt = System.nanoTime();
            returned = false;
        }
        speaker.beat(number);
    }

    @Override
    public String coverageOf(String table) {
        return "what other agents write; not what anybody else does";
    }

    @Override
    public Running running() throws SQLException {
        return RunningTransactions.now(control);
    }

    @Override
    public void close() {
        if (quiet != null) {
            quiet.end();
        }
        peers.close();
        speaker.goodbye();
        FeedConnection.close(control);
    }

    private void handle(Message message) throws SQLException {
        boolean own = message.sender().equals(beats.sender());
        if (own && message.kind() == Message.Kind.BEAT) {
            returned(message.number());
        }
        if (own) {
            return;
        }
        if (message.isFromAgent()) {
            peers.heard(message);
        }
        if (message.kind() == Message.Kind.WRITES) {
            hearing.committed(message.writes());
        }
    }

    /** Messages arrive in the order of their commits, so what others sent before the beat has been heard. */
    private void returned(long number) throws SQLException {
        beats.returned(number);
        if (!returned && number == sent) {
            returned = true;
            peers.heardAllUntil(sentAt, control);
        }
    }

    /** The connection that wrote it did not tell of it, and may not even have told here when it became visible. */
    private void happenedHere(String message) {
        hearing.committed(text.read(message).writes());
    }
}
