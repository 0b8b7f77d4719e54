package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a {@link Teller} silent while nobody depends on its messages, and lets others see that it is alive while somebody does;
 * see {@link Presence} for why nothing is lost. Used by the feed's thread; to be closed when its connection breaks, so that the
 * teller speaks again.
 */
public final class Silence implements AutoCloseable {

    private final Connection control;
    private final Teller teller;
    private final Overdue overdue;
    private long beats;

    Silence(Connection control, Teller teller) {
        this.control = control;
        this.teller = teller;
        this.overdue = new Overdue(control, teller.untold(), text -> {});
    }

    /** Looks whether anybody listens; to be called about each second. */
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
            teller.untold().take();
        } else {
            speak();
        }
    }

    @Override
    public void close() {
        teller.needed();
        overdue.leave();
    }

    /** Those that listen take care when they hear nothing: so they shall as long as there is something they should have heard. */
    private void speak() throws SQLException {
        overdue.tell();
        overdue.tellAgain();
        NotifyCall.alone(control, MessageText.of(Message.beat(teller.sender(), ++beats)));
    }
}
