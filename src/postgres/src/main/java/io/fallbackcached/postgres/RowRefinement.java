package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Operand;
import io.fallbackcached.jdbc.sql.ResultColumn;
import io.fallbackcached.jdbc.sql.RowShapes;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.TableShape;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.TableUse.Kind;
import io.fallbackcached.jdbc.sql.ValueSource;
import io.fallbackcached.postgres.Explanation.Lock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells rows apart where the text says all that PostgreSQL does with a table. For one statement. */
final class RowRefinement {

    static final RowRefinement NONE = new RowRefinement(Map.of());

    private final Map<Long, List<TableShape>> shapes;
    private final Map<Long, Columns> columns = new HashMap<>();

    private RowRefinement(Map<Long, List<TableShape>> shapes) {
        this.shapes = shapes;
    }

    /** Must be called while names are looked up as the application's session does. */
    static RowRefinement of(SqlStatement statement, Relations relations) throws SQLException {
        Map<Long, List<TableShape>> shapes = new LinkedHashMap<>();
        for (TableShape shape : RowShapes.of(statement)) {
            long oid = relations.named(shape.name());
            if (oid != 0) {
                shapes.computeIfAbsent(oid, key -> new ArrayList<>()).add(shape);
            }
        }
        return new RowRefinement(shapes);
    }

    /** Looks columns up; tells no rows apart if anything in the plan may name tables that the text does not. */
    RowRefinement agreedWith(Connection connection, List<Relation> locked, Map<Long, Lock> locks) throws SQLException {
        if (locked.stream().anyMatch(Relation::hidesTables)) {
            return NONE;
        }
        for (Relation relation : locked) {
            Kind read = locks.get(relation.oid()) == Lock.READ ? Kind.READ : Kind.ANY;
            List<TableShape> mentions = shapes.getOrDefault(relation.oid(), List.of());
            boolean agreed = mentions.stream().allMatch(shape -> (shape.kind() == Kind.READ) == (read == Kind.READ));
            if (!mentions.isEmpty() && agreed && relation.isOrdinary()) {
                columns.put(relation.oid(), Columns.of(connection, relation.oid()));
            }
        }
        return this;
    }

    /** How a table that is only read is read: once for each mention. */
    List<TableUse> reads(Relation table) {
        Columns known = columns.get(table.oid());
        List<TableUse> uses = new ArrayList<>();
        if (known != null) {
            for (TableShape shape : shapes.getOrDefault(table.oid(), List.of())) {
                uses.add(read(table.table(), shape, known));
            }
        }
        return uses.isEmpty() ? List.of(TableUse.read(table.table())) : uses;
    }

    /** How a table is written that nothing but the statement itself writes. */
    List<TableUse> writes(Relation table) {
        Columns known = columns.get(table.oid());
        List<TableUse> uses = new ArrayList<>();
        if (known != null) {
            for (TableShape shape : shapes.getOrDefault(table.oid(), List.of())) {
                if (shape.kind() != Kind.READ) {
                    uses.add(write(table.table(), shape, known));
                }
            }
        }
        return uses.isEmpty() ? List.of(TableUse.any(table.table())) : uses;
    }

    private static TableUse read(String table, TableShape shape, Columns columns) {
        List<Map<String, ValueSource>> rows = alternatives(shape.rows(), columns);
        if (rows.isEmpty()) {
            return TableUse.read(table);
        }
        // A key is enough: what else is asked of its row, only writes to that row can change.
        Set<String> key = columns.keyWithin(rows.get(0).keySet());
        List<Map<String, ValueSource>> by = key.isEmpty() ? rows : only(key, rows);
        Set<String> read = shape.columnsRead();
        boolean ofNothingElse = read != null && by.get(0).keySet().containsAll(read);
        return TableUse.readRows(table, by, key, shape.answersOnlyIfPresent(), otherKey(key, columns), ofNothingElse);
    }

    /** What is read by the primary key itself is known by it already. */
    private static List<ResultColumn> otherKey(Set<String> key, Columns columns) {
        Set<String> primary = new HashSet<>();
        columns.primaryKey().forEach(column -> primary.add(column.name()));
        return key.isEmpty() || key.equals(primary) ? List.of() : columns.primaryKey();
    }

    private static List<Map<String, ValueSource>> only(Set<String> columns, List<Map<String, ValueSource>> rows) {
        List<Map<String, ValueSource>> reduced = new ArrayList<>();
        for (Map<String, ValueSource> row : rows) {
            Map<String, ValueSource> known = new LinkedHashMap<>(row);
            known.keySet().retainAll(columns);
            reduced.add(Map.copyOf(known));
        }
        return reduced;
    }

    private static TableUse write(String table, TableShape shape, Columns columns) {
        switch (shape.kind()) {
            case INSERT:
                return TableUse.insert(table, values(shape.newRows(), columns));
            case DELETE:
                return TableUse.delete(table, alternatives(shape.rows(), columns));
            case UPDATE:
                Set<String> changed = new HashSet<>(columns.generated());
                changed.addAll(shape.changed() == null ? Set.of() : shape.changed());
                Map<String, ValueSource> values =
                        values(shape.newRows(), columns).get(0);
                return TableUse.update(table, alternatives(shape.rows(), columns), changed, values);
            default:
                return TableUse.any(table);
        }
    }

    private static List<Map<String, ValueSource>> alternatives(List<Map<String, Operand>> rows, Columns columns) {
        List<Map<String, ValueSource>> sources = values(rows, columns);
        return sources.isEmpty() || sources.get(0).isEmpty() ? List.of() : sources;
    }

    private static List<Map<String, ValueSource>> values(List<Map<String, Operand>> rows, Columns columns) {
        List<Map<String, ValueSource>> sources = new ArrayList<>();
        for (Map<String, Operand> row : rows) {
            Map<String, ValueSource> known = new LinkedHashMap<>();
            row.forEach((column, operand) -> {
                ColumnForm form = columns.form(column);
                if (form != null) {
                    known.put(column, form.source(operand));
                }
            });
            sources.add(Map.copyOf(known));
        }
        return sources;
    }
}
