package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.jdbc.sql.SqlStatement;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the application's: its transaction and what is set in its session. Does not keep the connection itself
 * alive. Thread-safe.
 *
 * <p>Longer than most: all that may happen to one transaction is told here, each under the lock that guards the whole of it.
 */
final class WatchedConnection {

    private final Coherence coherence;
    private final Link link;
    private final WeakReference<Connection> jdbc;
    private final boolean isAdopted;
    private final Settings settings = new Settings();
    private final Isolation isolation;
    private final Suspects suspects = new Suspects(settings);
    private final Unfinished unfinished = new Unfinished();
    private volatile SortedMap<String, String> current = settings.current();
    private @Nullable Session session;
    private volatile @Nullable Session sessionWithPast;
    private boolean apart;
    private boolean begunUnseen;
    private boolean isolationGuessed;
    private volatile boolean begunBySql;
    private volatile boolean uncertain;
    private volatile boolean autoCommit = true;
    private volatile boolean closed;

    /**
     * @param jdbc not kept alive
     * @param isAdopted whether it was not seen being opened, so that it may be a wrapper around another
     * @param inTransaction whether a transaction is open of which nothing was seen
     * @param apart whether its transactions see one moment, or what is not committed
     */
    WatchedConnection(
            Coherence coherence, Link link, Connection jdbc, boolean isAdopted, boolean inTransaction, boolean apart) {
        this.coherence = coherence;
        this.link = link;
        this.jdbc = new WeakReference<>(jdbc);
        this.isAdopted = isAdopted;
        this.begunUnseen = inTransaction;
        this.isolationGuessed = inTransaction;
        this.autoCommit = !inTransaction;
        this.isolation = new Isolation(link.address().isPostgres(), apart);
    }

    Link link() {
        return link;
    }

    /** Null when nobody refers to it any more. */
    @Nullable
    Connection jdbc() {
        return jdbc.get();
    }

    boolean isAdopted() {
        return isAdopted;
    }

    /** Made with the first statement on it, since the database is asked then who it is. */
    Session session() {
        Session known = sessionWithPast;
        return known != null ? known : begin();
    }

    private synchronized Session begin() {
        Session known = session;
        if (known == null) {
            known = coherence.session(context());
            session = known;
            surround();
            if (begunUnseen) {
                known.uses(true);
                known.writesEverything("what was written before the agent saw the connection");
            }
            sessionWithPast = known;
        }
        return known;
    }

    /** By lower-case name. */
    SortedMap<String, String> settings() {
        return current;
    }

    /** The calling thread was given the connection. */
    synchronized void taken() {
        Session known = session;
        if (known != null) {
            known.taken();
        }
    }

    boolean isClosed() {
        return closed;
    }

    synchronized boolean isUnclear() {
        return settings.isLost();
    }

    /** Whether the driver commits after each statement, unless SQL has begun a transaction. */
    boolean isAutoCommit(Connection connection) {
        try {
            autoCommit = Unwatched.call(connection::getAutoCommit);
        } catch (SQLException closedAlready) {
            // as it was last
        }
        return autoCommit;
    }

    /** Whether what is executed now is part of a transaction that somebody will end. */
    boolean isOpen(Connection connection) {
        return !isAutoCommit(connection) || isBegunBySql();
    }

    boolean isBegunBySql() {
        return begunBySql;
    }

    /** Whether SQL may have begun a transaction, or may not. */
    boolean isUncertain() {
        return uncertain;
    }

    /** A statement is about to be executed that reads or writes data. */
    synchronized void uses(boolean transactional) {
        Session known = session();
        if (suspects.areCleared(this::setsSomething)) {
            surround();
        }
        setApart(transactional && isolation.isApart());
        known.uses(transactional);
    }

    synchronized void wrote(TableWrite write) {
        unfinished.wrote();
        session().writes(write);
    }

    synchronized void wroteEverything(String statement) {
        unfinished.wrote();
        session().writesEverything(statement);
    }

    /** More was written than statements say: to be asked for before the commit. */
    synchronized void wroteMore() {
        unfinished.wroteMore();
        session().writesMore();
    }

    synchronized void definedTables() {
        unfinished.definedTables();
    }

    /** A transaction was begun by SQL. */
    synchronized void begun(String level) {
        begunBySql = true;
        if (!level.isEmpty()) {
            isolation.ofTransaction(level);
        }
        setApart(isolation.isApart());
    }

    /** Whether a transaction begun by SQL is open cannot be told until the next one ends. */
    synchronized void becomeUncertain() {
        uncertain = true;
    }

    /** @param open whether a transaction begun by SQL is open */
    synchronized void becomeCertain(boolean open) {
        begunBySql = open;
        uncertain = false;
    }

    /**
     * The commit is about to be sent: puts in doubt what it will make visible. The caller ends the doubts.
     *
     * @param inside whether what is sent now becomes part of that very transaction, so that others can be told by it
     */
    synchronized Doubts beginCommit(Connection connection, boolean inside) {
        Doubts doubts = new Doubts();
        if ((session != null || begunUnseen) && session().isDirty()) {
            unfinished.ask(link.reader(), connection, session());
            unfinished.tell(link.feed(), session(), inside ? connection : null, doubts);
            doubtOpen(doubts);
        }
        return doubts;
    }

    /** The connection is about to be closed, by which some drivers commit; PostgreSQL's does not, so nobody is told. */
    synchronized Doubts beginClose(Connection connection) {
        Doubts doubts = new Doubts();
        if (session != null || begunUnseen) {
            unfinished.ask(link.reader(), connection, session());
            doubtOpen(doubts);
        }
        return doubts;
    }

    /** The commit has taken place, what it wrote is still in doubt. */
    synchronized void visible() {
        if (unfinished.definesTables()) {
            link.forget();
        }
    }

    /** As {@link #beginCommit}, for a statement that may commit what was written before it. */
    synchronized void doubtOpen(Doubts doubts) {
        Session known = session();
        if (known.isDirty()) {
            doubts.add(known.commits());
            link.doubtOthers(known.database(), "a commit", doubts);
        }
    }

    /**
     * The transaction has ended.
     *
     * @param committed whether what was set in it stays
     * @param writesStay whether what was written is kept in mind, since a part of it may belong to the next transaction
     */
    synchronized void ended(boolean committed, boolean writesStay, Connection connection) {
        begunBySql = false;
        uncertain = false;
        begunUnseen = false;
        isolation.ended(committed);
        if (isolationGuessed && !writesStay) {
            isolationGuessed = false;
            isolation.lasting(link.isApartByDefault(connection));
        }
        boolean apartNext = isolation.isApart() && !isAutoCommit(connection);
        if (settings.ended(committed)) {
            surround();
        }
        Session known = session;
        if (!writesStay) {
            unfinished.ended();
            if (known != null) {
                setApart(apartNext);
                known.ended();
            }
        }
    }

    /** The connection is gone. */
    synchronized void closed() {
        Session known = session;
        if (known != null && !closed) {
            Doubts doubts = new Doubts();
            doubtOpen(doubts);
            visible();
            doubts.committed(null);
            known.closed();
        }
        closed = true;
    }

    synchronized void savepoint(String name) {
        session().savepoint(name);
    }

    synchronized void released(String name) {
        session().releases(name);
    }

    synchronized void rolledBackTo(String name) {
        session().rollsBackTo(name);
        settings.rolledBackToSavepoint();
        if (settings.isLost()) {
            suspects.clear();
        }
        surround();
    }

    synchronized void isolated(int level, Connection connection) {
        isolationGuessed = false;
        isolation.lasting(level);
        setApart(isolation.isApart() && !isAutoCommit(connection));
    }

    /** The driver's own transactions were switched on or off. */
    synchronized void autoCommits(boolean on) {
        autoCommit = on;
        setApart(isolation.isApart() && !on);
    }

    /** SQL has set something. */
    synchronized void set(SqlStatement statement, boolean transactional) {
        if (transactional) {
            session().begins();
        }
        switch (statement.verb()) {
            case SET:
                if (!isolation.set(statement, false)
                        && settings.set(statement.name(), statement.value(), transactional)) {
                    chosenInLoad(statement.name());
                }
                break;
            case SET_LOCAL:
                if (transactional
                        && !isolation.set(statement, true)
                        && settings.setLocal(statement.name(), statement.value())) {
                    chosenInLoad(statement.name());
                }
                break;
            case RESET:
                if (Isolation.isSetBy(statement.name()) || statement.name().equals("all")) {
                    isolation.lasting(link.isApartByDefault(null));
                }
                settings.reset(statement.name(), transactional);
                break;
            case DISCARD:
            default:
                if (statement.text().toUpperCase(Locale.ROOT).contains("ALL")) {
                    isolation.lasting(link.isApartByDefault(null));
                    settings.discardAll();
                    suspects.clear();
                }
        }
        setApart(isolation.isApart() && (transactional || !autoCommit));
        surroundCaller();
    }

    /** The driver was told to set something. */
    synchronized void set(String name, String value) {
        if (settings.set(name, value, !autoCommit)) {
            chosenInLoad(name);
        }
        surroundCaller();
    }

    /** What is set cannot be told any more. */
    synchronized void lose() {
        suspects.clear();
        settings.lose();
        surround();
    }

    /** A statement may have set something; what it does may be known better later. */
    synchronized void suspect(SqlStatement statement) {
        suspects.add(statement);
        surround();
    }

    private boolean setsSomething(SqlStatement statement) {
        return link.reader().meaning(statement, current, false).changesSettings();
    }

    private void setApart(boolean now) {
        Session known = session;
        if (known != null && apart != now) {
            apart = now;
            known.snapshots(now);
        } else if (known == null && now) {
            apart = true;
            session().snapshots(true);
        }
    }

    /** By what the method, or who gives it connections, chooses the value, nobody can tell who has not run it. */
    private void chosenInLoad(String setting) {
        LoadScope load = coherence.here().load();
        if (load != null) {
            load.refuse(RefusalCode.UNKNOWN_CONTEXT, "it sets " + setting + " itself");
        }
    }

    /** What was set counts for the calling thread's next cached call already, though nothing was read or written yet. */
    private void surroundCaller() {
        session();
        surround();
        taken();
    }

    private void surround() {
        current = settings.current();
        Session known = session;
        if (known != null) {
            known.surroundedBy(context(), !current.isEmpty());
            if (settings.isLost()) {
                known.unclear();
            }
        }
    }

    private Context context() {
        Session known = session;
        return new Context(
                known == null ? link.database() : known.database(),
                link.address().surroundings(current));
    }
}
