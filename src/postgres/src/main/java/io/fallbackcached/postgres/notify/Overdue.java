package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells on the feed's own connection what the application's could not. A write may be left here before its commit, or because
 * the connection was lost while the server goes on to execute the statement: it is told at once, and again and again until
 * all transactions have ended that ran by then, so that it is told after it has become visible too. Used by the feed's
 * thread.
 */
final class Overdue {

    /** While a transaction lasts for hours, what is to be told again must not grow for ever. */
    private static final int MOST = 100;

    private final Connection control;
    private final Untold untold;
    private final Told told;
    private final List<Telling> again = new ArrayList<>();

    /** Does more about what was told. */
    interface Told {
        void told(String text);
    }

    Overdue(Connection control, Untold untold, Told told) {
        this.control = control;
        this.untold = untold;
        this.told = told;
    }

    /** Tells what was left since. */
    void tell() throws SQLException {
        List<String> texts = untold.take();
        if (texts.isEmpty()) {
            return;
        }
        boolean sound = false;
        try {
            RunningTransactions running = RunningTransactions.now(control);
            send(texts);
            remember(texts, running);
            sound = true;
        } finally {
            if (!sound) {
                untold.addAll(texts);
            }
        }
    }

    /** Tells again what may have become visible since. */
    void tellAgain() throws SQLException {
        for (Iterator<Telling> all = again.iterator(); all.hasNext(); ) {
            Telling telling = all.next();
            boolean last = telling.running.areOver();
            send(telling.texts);
            if (last) {
                all.remove();
            }
        }
    }

    /** Whether anything is not certain to have been told. */
    boolean isAny() {
        return !again.isEmpty();
    }

    /** Leaves what is not certain to have been told to whoever comes next. */
    void leave() {
        again.forEach(telling -> untold.addAll(telling.texts));
        again.clear();
    }

    /** Those that ran before and still do are among those that run now. */
    private void remember(List<String> texts, RunningTransactions running) {
        if (again.size() < MOST) {
            again.add(new Telling(texts, running));
        } else {
            again.clear();
            again.add(new Telling(List.of(untold.everything()), running));
        }
    }

    private void send(List<String> texts) throws SQLException {
        for (String text : texts) {
            NotifyCall.alone(control, text);
            told.told(text);
        }
    }

    private static final class Telling {
        final List<String> texts;
        final RunningTransactions running;

        Telling(List<String> texts, RunningTransactions running) {
            this.texts = texts;
            this.running = running;
        }
    }
}
