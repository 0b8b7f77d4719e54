package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** The rows that a parsed INSERT, UPDATE or DELETE writes. Each method says whether the statement was understood. */
final class WriteShapes {

    private final SqlStatement statement;
    private final List<TableShape> shapes;

    WriteShapes(SqlStatement statement, List<TableShape> shapes) {
        this.statement = statement;
        this.shapes = shapes;
    }

    boolean insert(Insert insert) {
        if (insert.getSetUpdateSets() != null || insert.getDuplicateUpdateSets() != null) {
            return false;
        }
        List<Map<String, Operand>> rows = insertedRows(insert);
        Table table = insert.getTable();
        shapes.add(new TableShape(table.getFullyQualifiedName(), TableUse.Kind.INSERT, List.of(), rows, null, false));
        InsertConflictAction action = insert.getConflictAction();
        if (action != null && action.getConflictActionType() != ConflictActionType.DO_NOTHING) {
            if (!conflict(insert, action, rows)) {
                return false;
            }
        }
        others(insert, table);
        return true;
    }

    boolean update(Update update) {
        List<UpdateSet> sets = update.getUpdateSets();
        Set<String> changed = changed(sets);
        String qualifier = RowShapes.qualifier(update.getTable());
        if (update.getStartJoins() != null || update.getLimit() != null || changed == null || qualifier == null) {
            return false;
        }
        boolean alone = update.getFromItem() == null && update.getJoins() == null;
        shapes.add(new TableShape(
                update.getTable().getFullyQualifiedName(),
                TableUse.Kind.UPDATE,
                new Conjuncts(statement).rows(qualifier, alone),
                List.of(newValues(sets)),
                changed,
                false));
        others(update, update.getTable());
        return true;
    }

    boolean delete(Delete delete) {
        String qualifier = RowShapes.qualifier(delete.getTable());
        boolean several = delete.getTables() != null && !delete.getTables().isEmpty();
        if (several || delete.getLimit() != null || qualifier == null) {
            return false;
        }
        boolean alone = (delete.getUsingList() == null || delete.getUsingList().isEmpty())
                && (delete.getJoins() == null || delete.getJoins().isEmpty());
        shapes.add(new TableShape(
                delete.getTable().getFullyQualifiedName(),
                TableUse.Kind.DELETE,
                new Conjuncts(statement).rows(qualifier, alone),
                List.of(),
                null,
                false));
        others(delete, delete.getTable());
        return true;
    }

    private void others(Statement parsed, Table target) {
        TableMentions mentions = TableMentions.in(parsed);
        mentions.remove(target);
        mentions.names().forEach(name -> shapes.add(TableShape.anyRead(name)));
    }

    private List<Map<String, Operand>> insertedRows(Insert insert) {
        Select source = insert.getSelect();
        if (source == null) {
            return insert.isOnlyDefaultValues() ? List.of(Map.of()) : List.of();
        }
        if (!(source instanceof Values)) {
            return List.of();
        }
        ExpressionList<?> values = ((Values) source).getExpressions();
        List<Map<String, Operand>> rows = new ArrayList<>();
        if (values instanceof ParenthesedExpressionList) {
            rows.add(insertedRow(insert, values));
            return rows;
        }
        for (Expression row : values) {
            if (!(row instanceof ExpressionList)) {
                return List.of();
            }
            rows.add(insertedRow(insert, (ExpressionList<?>) row));
        }
        return rows;
    }

    private Map<String, Operand> insertedRow(Insert insert, ExpressionList<?> values) {
        Map<String, Operand> row = new LinkedHashMap<>();
        List<Column> columns = insert.getColumns();
        if (columns == null || columns.size() != values.size() || insert.isOverriding()) {
            return row;
        }
        for (int i = 0; i < columns.size(); i++) {
            Operand value = Operand.of(values.get(i), statement);
            if (value != null && isWhole(columns.get(i))) {
                row.put(Conjuncts.name(columns.get(i).getColumnName()), value);
            }
        }
        return row;
    }

    private boolean conflict(Insert insert, InsertConflictAction action, List<Map<String, Operand>> inserted) {
        Set<String> changed = changed(action.getUpdateSets());
        if (changed == null) {
            return false;
        }
        shapes.add(new TableShape(
                insert.getTable().getFullyQualifiedName(),
                TableUse.Kind.UPDATE,
                conflicting(insert.getConflictTarget(), inserted),
                List.of(newValues(action.getUpdateSets())),
                changed,
                false));
        return true;
    }

    /** The rows already there that the inserted ones may meet; empty for any. */
    private static List<Map<String, Operand>> conflicting(
            @Nullable InsertConflictTarget target, List<Map<String, Operand>> inserted) {
        if (target == null
                || target.getConstraintName() != null
                || target.getIndexExpression() != null
                || target.getIndexColumnNames() == null
                || target.getIndexColumnNames().isEmpty()) {
            return List.of();
        }
        List<Map<String, Operand>> rows = new ArrayList<>();
        for (Map<String, Operand> row : inserted) {
            Map<String, Operand> key = new LinkedHashMap<>();
            for (String written : target.getIndexColumnNames()) {
                Operand value = row.get(Conjuncts.name(written));
                if (value == null) {
                    return List.of();
                }
                key.put(Conjuncts.name(written), value);
            }
            rows.add(key);
        }
        return rows;
    }

    /** Null if that cannot be told. */
    private static @Nullable Set<String> changed(@Nullable List<UpdateSet> sets) {
        if (sets == null || sets.isEmpty()) {
            return null;
        }
        Set<String> changed = new LinkedHashSet<>();
        for (UpdateSet set : sets) {
            for (Column column : set.getColumns()) {
                if (!isWhole(column)) {
                    return null;
                }
                changed.add(Conjuncts.name(column.getColumnName()));
            }
        }
        return changed;
    }

    private Map<String, Operand> newValues(List<UpdateSet> sets) {
        Map<String, Operand> values = new LinkedHashMap<>();
        for (UpdateSet set : sets) {
            if (set.getColumns().size() == 1 && set.getValues().size() == 1) {
                Operand value = Operand.of(set.getValue(0), statement);
                if (value != null) {
                    values.put(Conjuncts.name(set.getColumn(0).getColumnName()), value);
                }
            }
        }
        return values;
    }

    private static boolean isWhole(Column column) {
        return column.getArrayConstructor() == null
                && (column.getTableName() == null || column.getTableName().isEmpty());
    }
}
