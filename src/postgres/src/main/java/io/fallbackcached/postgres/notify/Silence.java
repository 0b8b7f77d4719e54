package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.report.AgentLog;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps a {@link Teller} silent while nobody depends on its messages, and beats while somebody does; see {@link Presence} for
 * why nothing is lost. Used by the feed's thread; to be closed when its connection breaks, so that the teller speaks again.
 */
public final class Silence implements AutoCloseable {

    private final Connection control;
    private final Quiet quiet;
    private final NotifyQueue queue;
    private final Speaker speaker;
    private long beats;

    Silence(Connection control, Teller teller) {
        this.control = control;
        this.quiet = new Quiet(control, teller);
        this.queue = new NotifyQueue(control, teller);
        this.speaker = new Speaker(control, teller, text -> {});
    }

    /**
     * Looks whether anybody listens; to be called about each second.
     *
     * @throws SQLException if the connection is broken; it ends with this then
     */
    public void look() throws SQLException {
        if (!quiet.look()) {
            speak();
        }
    }

    /** That messages cannot be sent does not hurt here: those who depend on them take care when no beat comes. */
    private void speak() throws SQLException {
        try {
            queue.look();
            speaker.beat(++beats);
        } catch (SQLException e) {
            if (!control.isValid(1)) {
                throw e;
            }
            AgentLog.LOG.debug("no beat can be sent", e);
        }
    }

    /** The connection stays open. */
    @Override
    public void close() {
        quiet.end();
        speaker.goodbye();
    }
}
