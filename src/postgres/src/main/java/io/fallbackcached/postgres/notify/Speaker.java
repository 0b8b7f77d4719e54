package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.report.AgentLog;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Speaks for an agent on its control connection, so that others know that it is there and owes nothing: they take care when
 * they hear no beat. Used by the feed's thread.
 */
final class Speaker {

    private final Connection control;
    private final Teller teller;
    private final Overdue overdue;

    /** @param told does more about what the application's connections could not tell */
    Speaker(Connection control, Teller teller, Overdue.Told told) {
        this.control = control;
        this.teller = teller;
        this.overdue = new Overdue(control, teller.untold(), told);
    }

    /** Tells what was left to be told. */
    void tell() throws SQLException {
        overdue.tell();
    }

    /** Sends no beat as long as there is something that others should have heard and could not be told. */
    void beat(long number) throws SQLException {
        overdue.tell();
        overdue.tellAgain();
        NotifyCall.alone(control, MessageText.of(Message.beat(teller.sender(), number)));
    }

    /** Never fails. Without goodbye others take care, as they have to if something may become visible later. */
    void goodbye() {
        try {
            overdue.tell();
            overdue.tellAgain();
            if (!overdue.isAny() && !teller.isInDebt()) {
                NotifyCall.alone(control, MessageText.of(Message.goodbye(teller.sender())));
            }
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("the feed ends without goodbye", e);
        }
        overdue.leave();
    }
}
