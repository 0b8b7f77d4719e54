package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement object of the application's: what is bound to it. Does not refer to it, or to its connection. Thread-safe. */
final class WatchedStatement {

    private static final int MOST_PARAMETERS = 10_000;

    /** A mapper fills batches of its own, and hands over what there is, which is often one row. */
    private static final int FEW = 2;

    private static final SqlStatement MORE = new SqlStatement(
            "more than " + Step.MOST_ROWS + " statements in a batch", SqlStatement.Verb.OPAQUE, "", "", 1, 0);

    private final WatchedConnection connection;
    private final @Nullable String sql;
    private final List<SqlStatement> statements;
    private final boolean takesValues;
    private @Nullable Object[] parameters = {};
    private List<@Nullable Object[]> batch = List.of();
    private List<Step> textBatch = List.of();
    private boolean moreBatch;

    /**
     * @param sql null if it was not prepared
     * @param statements those of the text
     */
    WatchedStatement(WatchedConnection connection, @Nullable String sql, List<SqlStatement> statements) {
        this.connection = connection;
        this.sql = sql;
        this.statements = statements;
        this.takesValues = takeValues(statements);
    }

    private static boolean takeValues(List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            if (statement.parameters() > 0) {
                return true;
            }
        }
        return false;
    }

    WatchedConnection connection() {
        return connection;
    }

    @Nullable
    String sql() {
        return sql;
    }

    /** Those of the prepared text. */
    List<SqlStatement> statements() {
        return statements;
    }

    /** @param index from 1 */
    synchronized void bind(int index, @Nullable Object value) {
        if (!takesValues || index < 1 || index > MOST_PARAMETERS) {
            return;
        }
        if (index > parameters.length) {
            parameters = Arrays.copyOf(parameters, Math.max(index, 8));
        }
        parameters[index - 1] = isSimple(value) ? value : null;
    }

    synchronized void clearParameters() {
        Arrays.fill(parameters, null);
    }

    synchronized void addBatch() {
        if (batch.size() < Step.MOST_ROWS) {
            batch = batch.isEmpty() ? new ArrayList<>(FEW) : batch;
            batch.add(parameters.clone());
        } else {
            moreBatch = true;
        }
    }

    synchronized void addBatch(List<SqlStatement> text) {
        if (textBatch.size() < Step.MOST_ROWS) {
            textBatch = textBatch.isEmpty() ? new ArrayList<>(FEW) : textBatch;
            textBatch.addAll(Step.once(text));
        } else {
            moreBatch = true;
        }
    }

    synchronized void clearBatch() {
        batch = List.of();
        textBatch = List.of();
        moreBatch = false;
    }

    /** What executing it does. */
    List<Step> steps() {
        return steps(List.<@Nullable Object[]>of(values()), false);
    }

    /** What is bound now. */
    synchronized @Nullable Object[] values() {
        return takesValues ? parameters.clone() : parameters;
    }

    /** What executing the batch does; the batch is empty then. */
    synchronized List<Step> batchSteps() {
        List<Step> all = textBatch;
        if (!batch.isEmpty()) {
            List<Step> bound = steps(batch, moreBatch);
            all = all.isEmpty() ? bound : joined(all, bound);
        }
        if (moreBatch && !textBatch.isEmpty()) {
            all = joined(all, Step.once(List.of(MORE)));
        }
        clearBatch();
        return all;
    }

    private static List<Step> joined(List<Step> some, List<Step> others) {
        List<Step> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private List<Step> steps(List<@Nullable Object[]> rows, boolean more) {
        if (statements.size() == 1) {
            return List.of(new Step(statements.get(0), rows, more));
        }
        List<Step> steps = new ArrayList<>(statements.size());
        for (SqlStatement statement : statements) {
            steps.add(new Step(statement, rows, more));
        }
        return steps;
    }

    /** Of such types of the platform as cannot change and cannot keep anything of the application's alive. */
    private static boolean isSimple(@Nullable Object value) {
        return value instanceof String
                || (value instanceof Number && value.getClass().getClassLoader() == null)
                || value instanceof UUID
                || value instanceof Boolean
                || value instanceof Character;
    }
}
