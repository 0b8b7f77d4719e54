package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that an INSERT adds, and those that its ON CONFLICT changes. */
final class InsertShapes {

    private final SqlStatement statement;
    private final List<Token> tokens;
    private int at;

    InsertShapes(SqlStatement statement, List<Token> tokens) {
        this.statement = statement;
        this.tokens = tokens;
    }

    List<TableShape> shapes() {
        if (!is(1, "INTO")) {
            return List.of();
        }
        at = 2;
        String table = name();
        if (is(at, "AS")) {
            at += 2;
        }
        List<Map<String, Operand>> rows = rows(columns());
        List<TableShape> shapes = new ArrayList<>();
        shapes.add(new TableShape(table, TableUse.Kind.INSERT, List.of(), rows, null, false, null));
        int conflict = Depth.find(tokens, at, Set.of("CONFLICT"));
        return conflict == tokens.size() || conflict(table, rows, conflict, shapes) ? shapes : List.of();
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (at < tokens.size()) {
            name.append(tokens.get(at++).text());
            if (!is(at, ".")) {
                break;
            }
            name.append('.');
            at++;
        }
        return name.toString();
    }

    /** In their order, null for those that are no plain name; empty if the statement does not list them. */
    private List<@Nullable String> columns() {
        List<@Nullable String> columns = new ArrayList<>();
        if (is(at, "(") && !is(at + 1, "SELECT") && !is(at + 1, "VALUES") && !is(at + 1, "(")) {
            int end = Depth.closing(tokens, at);
            for (List<Token> written : SetList.split(tokens.subList(at + 1, end))) {
                columns.add(SetList.column(written));
            }
            at = Math.min(end + 1, tokens.size());
        }
        return columns;
    }

    private List<Map<String, Operand>> rows(List<@Nullable String> columns) {
        if (is(at, "DEFAULT") && is(at + 1, "VALUES")) {
            return List.of(Map.of());
        }
        // OVERRIDING says that values listed may not be those stored
        if (!is(at, "VALUES")) {
            return List.of();
        }
        List<Map<String, Operand>> rows = new ArrayList<>();
        do {
            at++;
            int end = Depth.closing(tokens, at);
            if (!is(at, "(") || end == tokens.size()) {
                return List.of();
            }
            rows.add(row(columns, SetList.split(tokens.subList(at + 1, end))));
            at = end + 1;
        } while (is(at, ","));
        return at == tokens.size() || is(at, "ON") || is(at, "RETURNING") ? rows : List.of();
    }

    private Map<String, Operand> row(List<@Nullable String> columns, List<List<Token>> values) {
        Map<String, Operand> row = new LinkedHashMap<>();
        for (int i = 0; columns.size() == values.size() && i < columns.size(); i++) {
            String column = columns.get(i);
            List<Token> written = values.get(i);
            Operand value = written.size() == 1 ? Operand.of(written.get(0), tokens, statement) : null;
            if (column != null && value != null) {
                row.put(column, value);
            }
        }
        return row;
    }

    private boolean conflict(String table, List<Map<String, Operand>> inserted, int conflict, List<TableShape> shapes) {
        int action = Depth.find(tokens, conflict, Set.of("DO"));
        if (is(action + 1, "NOTHING")) {
            return true;
        }
        if (!is(action + 1, "UPDATE") || !is(action + 2, "SET")) {
            return false;
        }
        int end = Depth.find(tokens, action + 3, Set.of("WHERE", "RETURNING"));
        SetList set = SetList.of(tokens.subList(action + 3, end), tokens, statement);
        if (set == null) {
            return false;
        }
        shapes.add(new TableShape(
                table,
                TableUse.Kind.UPDATE,
                met(tokens.subList(conflict + 1, action), inserted),
                List.of(set.values()),
                set.changed(),
                false,
                null));
        return true;
    }

    /** The rows already there that the inserted ones may meet; empty for any. */
    private static List<Map<String, Operand>> met(List<Token> target, List<Map<String, Operand>> inserted) {
        if (target.isEmpty() || !target.get(0).is("(") || Depth.closing(target, 0) != target.size() - 1) {
            return List.of();
        }
        List<Map<String, Operand>> rows = new ArrayList<>();
        for (Map<String, Operand> row : inserted) {
            Map<String, Operand> key = new LinkedHashMap<>();
            for (List<Token> written : SetList.split(target.subList(1, target.size() - 1))) {
                String column = SetList.column(written);
                Operand value = column == null ? null : row.get(column);
                if (column == null || value == null) {
                    return List.of();
                }
                key.put(column, value);
            }
            rows.add(key);
        }
        return rows;
    }

    private boolean is(int index, String word) {
        return index < tokens.size() && tokens.get(index).is(word);
    }
}
