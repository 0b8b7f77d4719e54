package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SettingCall;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import io.fallbackcached.jdbc.sql.TableUse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one or several statements. What they write is put in doubt before them where they commit by themselves,
 * and noted in the session where somebody else will commit them.
 */
final class Execution extends StackedCall {

    private final WatchedConnection connection;
    private final Connection jdbc;
    private final List<Step> steps;
    private final @Nullable LoadScope load;
    private final TransactionControl control;
    private final Doubts doubts = new Doubts();
    private final boolean uncertain;
    private boolean surroundingsChange;
    private boolean defines;

    /** @param load the load it is part of; null if it is part of none */
    Execution(
            Object target,
            WatchedConnection connection,
            Connection jdbc,
            List<Step> steps,
            @Nullable LoadScope load,
            PreparedTransactions prepared) {
        super(target, connection);
        this.connection = connection;
        this.jdbc = jdbc;
        this.steps = steps;
        this.load = load;
        this.uncertain = connection.isUncertain();
        this.control = new TransactionControl(connection, jdbc, steps, doubts, prepared);
    }

    /** To be called before the driver executes anything. */
    void begin() {
        try {
            for (int i = 0; i < steps.size(); i++) {
                begin(steps.get(i), i);
            }
        } catch (Throwable fault) {
            noteFault();
            doubts.committed(null);
            throw fault;
        }
    }

    private void begin(Step step, int index) {
        boolean commitsByTheWay = !connection.link().address().isPostgres() && commitsByTheWay(step.statement());
        if (commitsByTheWay) {
            connection.doubtOpen(doubts);
        }
        switch (step.statement().verb()) {
            case SET:
            case SET_LOCAL:
            case RESET:
            case DISCARD:
                surroundingsChange = true;
                control.set(step.statement());
                break;
            case QUERY:
            case DATA:
            case COPY_IN:
            case COPY_OUT:
            case DEFINITION:
            case OPAQUE:
            case HARMLESS:
                beginData(step, commitsByTheWay);
                break;
            default:
                control.begin(step.statement(), index);
        }
    }

    private void beginData(Step step, boolean commitsByTheWay) {
        connection.uses(control.isOpen());
        if (load == null && isNoWrite(step.statement())) {
            return;
        }
        boolean later = load == null && control.isOpen() && !uncertain && !commitsByTheWay && steps.size() == 1;
        step.means(meaning(step.statement(), !later));
        if (!later) {
            record(step, control.isOpen(), !control.isOpen() || uncertain || commitsByTheWay);
        }
    }

    private boolean isNoWrite(SqlStatement statement) {
        return statement.verb() == Verb.HARMLESS
                || (statement.verb() == Verb.QUERY && connection.link().isPlainRead(statement));
    }

    private Meaning meaning(SqlStatement statement, boolean wait) {
        return surroundingsChange
                ? Meaning.unknown("settings change in the same text")
                : connection.link().reader().meaning(statement, connection.settings(), wait);
    }

    /**
     * @param open whether somebody may commit it later
     * @param alone whether it may commit by itself
     */
    private void record(Step step, boolean open, boolean alone) {
        step.recorded();
        Meaning meaning = step.meaning();
        String sql = step.text();
        if (meaning.changesSettings()) {
            changesSettings(step);
        }
        if (meaning.definesTables()) {
            if (open || uncertain) {
                connection.definedTables();
            }
            defines = true;
        }
        if (meaning.writesNothing() && !meaning.definesTables()) {
            return;
        }
        boolean everything = meaning.writesAnything() || meaning.definesTables();
        List<TableWrite> writes = everything ? List.of() : writes(step);
        if (open || uncertain) {
            if (everything) {
                connection.wroteEverything(sql);
            } else {
                for (int i = 0; i < writes.size(); i++) {
                    connection.wrote(writes.get(i));
                }
            }
            if (meaning.writesMore()) {
                connection.wroteMore();
            }
        }
        if (alone) {
            Session session = connection.session();
            doubts.add(everything || meaning.writesMore() ? session.commitsEverything(sql) : session.commits(writes));
            connection.link().doubtOthers(session.database(), sql, doubts);
            WriteSet told = everything || meaning.writesMore()
                    ? WriteSet.everything(sql, meaning.definesTables())
                    : WriteSet.of(writes);
            Telling.after(connection.link().feed(), told, doubts);
        }
    }

    private void changesSettings(Step step) {
        SqlStatement known = step.rows().size() == 1 && !step.hasMoreRows()
                ? SettingCall.of(step.statement(), step.rows().get(0))
                : null;
        if (known == null) {
            connection.suspect(step.statement());
        } else {
            surroundingsChange = true;
            control.set(known);
        }
    }

    private List<TableWrite> writes(Step step) {
        Database database = connection.session().database();
        List<TableUse> uses = step.meaning().writes();
        if (uses.size() == 1 && !step.hasMoreRows()) {
            return Uses.writes(database, uses.get(0), step.rows(), step.text());
        }
        List<TableWrite> writes = new ArrayList<>();
        for (TableUse use : uses) {
            if (step.hasMoreRows()) {
                writes.add(TableWrite.any(database.table(use.table()), step.text()));
            } else {
                writes.addAll(Uses.writes(database, use, step.rows(), step.text()));
            }
        }
        return writes;
    }

    @Override
    void ended(@Nullable Object value) {
        finish(firstRow(value), false);
        control.succeeded();
    }

    /** It has begun and goes on after the call. What is in doubt is the caller's to end then. */
    Doubts goesOn() {
        steps.forEach(step -> finish(step, FirstRow.NONE));
        control.succeeded();
        return doubts;
    }

    @Override
    void failed(Throwable failure) {
        finish(FirstRow.NONE, LostConnection.isMeantBy(failure));
        control.failed(failure, surroundingsChange);
    }

    private void finish(FirstRow first, boolean lost) {
        try {
            for (Step step : steps) {
                finish(step, first);
            }
        } catch (Throwable fault) {
            noteFault();
            throw fault;
        } finally {
            if (defines) {
                connection.link().forget();
            }
            if (control.commits()) {
                connection.visible();
            }
            if (lost) {
                doubts.lost();
            } else {
                doubts.committed(jdbc);
            }
        }
    }

    private void finish(Step step, FirstRow first) {
        if (!step.isRecorded() && step.meaning() != Meaning.NOTHING) {
            step.means(meaning(step.statement(), true));
            record(step, true, false);
        }
        if (load != null && step.meaning() != Meaning.NOTHING) {
            LoadReads.tell(load, connection, jdbc, step.meaning(), step.rows().get(0), first, step.text());
        }
    }

    /** What was not understood may be committed later. */
    private void noteFault() {
        if (control.isOpen()) {
            connection.wroteEverything("a fault of the agent's");
        }
    }

    /** Of the one query executed. */
    private FirstRow firstRow(@Nullable Object value) {
        return load != null && steps.size() == 1
                ? FirstRow.of(target(), steps.get(0).statement(), value)
                : FirstRow.NONE;
    }

    /** What commits an open transaction in one product or another. */
    private static boolean commitsByTheWay(SqlStatement statement) {
        switch (statement.verb()) {
            case QUERY:
            case DATA:
            case SAVEPOINT:
            case RELEASE:
            case ROLLBACK_TO:
            case ROLLBACK:
                return false;
            default:
                return true;
        }
    }
}
