package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the statements of one execution do to transactions and settings. Looked through before they are executed; takes effect
 * once they have been. Used by one thread.
 */
final class TransactionControl {

    private final WatchedConnection connection;
    private final Connection jdbc;
    private final List<Step> steps;
    private final Doubts doubts;
    private final PreparedTransactions prepared;
    private final boolean autoCommit;
    /** Most statements neither control nor set anything. */
    private List<Runnable> onSuccess = List.of();

    private List<Runnable> onFailure = List.of();
    private boolean controls;
    private boolean commits;
    private boolean open;

    TransactionControl(
            WatchedConnection connection,
            Connection jdbc,
            List<Step> steps,
            Doubts doubts,
            PreparedTransactions prepared) {
        this.connection = connection;
        this.jdbc = jdbc;
        this.steps = steps;
        this.doubts = doubts;
        this.prepared = prepared;
        this.autoCommit = connection.isAutoCommit(jdbc);
        this.open = !autoCommit || connection.isBegunBySql();
    }

    /** Whether the next statement is part of a transaction that is ended by something else. */
    boolean isOpen() {
        return open;
    }

    /** Whether a commit is among the statements. */
    boolean commits() {
        return commits;
    }

    void set(SqlStatement statement) {
        boolean transactional = open;
        onSuccess(() -> connection.set(statement, transactional));
    }

    /** @param index of the statement among those executed */
    void begin(SqlStatement statement, int index) {
        controls = true;
        boolean writesStay = isFollowedByMore(index);
        switch (statement.verb()) {
            case BEGIN:
                open = true;
                onSuccess(() -> connection.begun(statement.value()));
                break;
            case COMMIT:
                commits = true;
                doubts.addAll(connection.beginCommit(jdbc, steps.size() == 1));
                end(statement, true, writesStay);
                break;
            case ROLLBACK:
                end(statement, false, writesStay);
                break;
            case SAVEPOINT:
                onSuccess(() -> connection.savepoint(statement.name()));
                break;
            case RELEASE:
                onSuccess(() -> connection.released(statement.name()));
                break;
            case ROLLBACK_TO:
                if (steps.size() == 1) {
                    onSuccess(() -> connection.rolledBackTo(statement.name()));
                }
                break;
            case PREPARE_TRANSACTION:
                prepare(statement, writesStay);
                break;
            case COMMIT_PREPARED:
                commitPrepared(statement);
                break;
            case ROLLBACK_PREPARED:
                onSuccess(() -> prepared.rolledBack(connection.link(), statement.name()));
                break;
            default:
                throw new IllegalArgumentException(statement.verb().toString());
        }
    }

    void succeeded() {
        run(onSuccess);
        if (controls) {
            judge();
        }
    }

    /** @param settings whether a setting was among the statements */
    void failed(Throwable failure, boolean settings) {
        run(onFailure);
        if (settings && steps.size() > 1) {
            connection.lose();
        }
        if (LostConnection.isMeantBy(failure)) {
            connection.closed();
        } else if (controls && autoCommit) {
            connection.becomeUncertain();
            judge();
        }
    }

    private void onSuccess(Runnable effect) {
        onSuccess = onSuccess.isEmpty() ? new ArrayList<>(1) : onSuccess;
        onSuccess.add(effect);
    }

    private void onFailure(Runnable effect) {
        onFailure = onFailure.isEmpty() ? new ArrayList<>(1) : onFailure;
        onFailure.add(effect);
    }

    private static void run(List<Runnable> effects) {
        for (int i = 0; i < effects.size(); i++) {
            effects.get(i).run();
        }
    }

    private void end(SqlStatement statement, boolean committed, boolean writesStay) {
        boolean chain = chains(statement);
        open = !autoCommit || chain;
        onSuccess(() -> {
            connection.ended(committed, writesStay, jdbc);
            if (chain) {
                connection.begun("");
            }
        });
    }

    private void prepare(SqlStatement statement, boolean writesStay) {
        Doubts held = connection.beginCommit(jdbc, false);
        open = !autoCommit;
        onFailure(() -> held.committed(null));
        onSuccess(() -> {
            prepared.add(connection.link(), statement.name(), held);
            connection.ended(true, writesStay, jdbc);
        });
    }

    private void commitPrepared(SqlStatement statement) {
        if (prepared.isKnown(connection.link(), statement.name())) {
            onSuccess(() -> prepared.committed(connection.link(), statement.name(), jdbc));
        } else {
            doubts.add(connection.session().commitsEverything(statement.text()));
            connection.link().doubtOthers(connection.session().database(), statement.text(), doubts);
            Telling.after(connection.link().feed(), WriteSet.everything(statement.text(), true), doubts);
        }
    }

    /** PostgreSQL's driver knows from the server whether a transaction is open. */
    private void judge() {
        if (connection.link().address().isPostgres()) {
            Boolean known = PostgresDriver.isInTransaction(jdbc);
            if (known != null) {
                connection.becomeCertain(known && autoCommit);
            }
        }
    }

    private boolean isFollowedByMore(int index) {
        for (int i = index + 1; i < steps.size(); i++) {
            switch (steps.get(i).statement().verb()) {
                case BEGIN:
                case COMMIT:
                case ROLLBACK:
                case SET:
                case SET_LOCAL:
                    break;
                default:
                    return true;
            }
        }
        return false;
    }

    private static boolean chains(SqlStatement statement) {
        String text = statement.text().toUpperCase(Locale.ROOT);
        return (statement.verb() == Verb.COMMIT || statement.verb() == Verb.ROLLBACK)
                && text.contains("CHAIN")
                && !text.contains("NO CHAIN");
    }
}
