package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.postgres.Explanation.Lock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Tells rows apart where a parser's reading of the statement and PostgreSQL's agree. For one statement. */
final class RowRefinement {

    static final RowRefinement NONE = new RowRefinement();

    static RowRefinement of(SqlStatement statement, Relations relations) throws SQLException {
        return new RowRefinement();
    }

    void describe(Connection connection, List<Relation> locked, Map<Long, Lock> locks) throws SQLException {}

    List<TableUse> reads(Relation table) {
        return List.of(TableUse.read(table.table()));
    }

    List<TableUse> writes(Relation table) {
        return List.of(TableUse.any(table.table()));
    }
}
