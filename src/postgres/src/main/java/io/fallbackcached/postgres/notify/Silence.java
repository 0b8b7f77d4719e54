package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a {@link Teller} silent while nobody depends on its messages, and beats while somebody does; see {@link Presence} for
 * why nothing is lost. Used by the feed's thread; to be closed when its connection breaks, so that the teller speaks again.
 */
public final class Silence implements AutoCloseable {

    private final Connection control;
    private final Teller teller;
    private final Speaker speaker;
    private long beats;

    Silence(Connection control, Teller teller) {
        this.control = control;
        this.teller = teller;
        this.speaker = new Speaker(control, teller, text -> {});
    }

    /**
     * Looks whether anybody listens; to be called about each second.
     *
     * @throws SQLException if the connection is broken, or messages may soon not be sent any more; it ends with this then
     */
    public void look() throws SQLException {
        long before = System.nanoTime();
        boolean alone = false;
        try {
            alone = !Presence.isAnyoneListening(control);
        } finally {
            if (!alone) {
                teller.needed();
            }
        }
        if (alone) {
            teller.silentUntil(before + TimeUnit.MILLISECONDS.toNanos(Presence.TRUSTED_MILLIS));
        } else {
            speaker.beat(++beats);
        }
    }

    /** The connection stays open. */
    @Override
    public void close() {
        teller.needed();
        speaker.goodbye();
    }
}
