package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of what is executed, once or for several rows of values. Used by one thread. */
final class Step {

    /** Beyond so many rows of values it is only told which tables they go to. */
    static final int MOST_ROWS = 64;

    private static final List<@Nullable Object[]> UNBOUND = List.<@Nullable Object[]>of(new Object[0]);

    private final SqlStatement statement;
    private final List<@Nullable Object[]> rows;
    private final boolean moreRows;
    private Meaning meaning = Meaning.NOTHING;
    private boolean isRecorded;

    /**
     * @param rows the values bound for each time it is executed
     * @param moreRows whether there are more whose values are not known
     */
    Step(SqlStatement statement, List<@Nullable Object[]> rows, boolean moreRows) {
        this.statement = statement;
        this.rows = rows;
        this.moreRows = moreRows || rows.size() > MOST_ROWS;
    }

    /** Statements to which nothing is bound. */
    static List<Step> once(List<SqlStatement> statements) {
        if (statements.size() == 1) {
            return List.of(new Step(statements.get(0), UNBOUND, false));
        }
        List<Step> steps = new ArrayList<>(statements.size());
        statements.forEach(statement -> steps.add(new Step(statement, UNBOUND, false)));
        return steps;
    }

    SqlStatement statement() {
        return statement;
    }

    String text() {
        return statement.text();
    }

    List<@Nullable Object[]> rows() {
        return rows;
    }

    boolean hasMoreRows() {
        return moreRows;
    }

    Meaning meaning() {
        return meaning;
    }

    void means(Meaning found) {
        meaning = found;
    }

    /** Whether what it writes has been noted. */
    boolean isRecorded() {
        return isRecorded;
    }

    void recorded() {
        isRecorded = true;
    }
}
