package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.TableUse.Kind;
import io.fallbackcached.jdbc.sql.ValueSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what was said of rows against the rows that an execution changed or needed. */
final class RowCheck {

    private final Connection connection;
    private final StatementTable.Row row;
    private final Object[] parameters;
    private final Map<String, List<Map<String, String>>> before = new HashMap<>();

    /** @param connection in the transaction that the statement is going to be executed in */
    RowCheck(Connection connection, StatementTable.Row row, Said said) throws SQLException {
        this.connection = connection;
        this.row = row;
        this.parameters = row.binds.toArray();
        for (String table : Said.tables(said.writeUses())) {
            before.put(table, content(table));
        }
    }

    /** After the execution. */
    void changes(Said said) throws SQLException {
        for (String table : Said.tables(said.writeUses())) {
            List<TableUse> uses = said.writeUses().stream()
                    .filter(use -> use.table().equals(table))
                    .collect(Collectors.toList());
            List<Map<String, String>> gone = new ArrayList<>(before.get(table));
            List<Map<String, String>> come = content(table);
            come.forEach(gone::remove);
            List<Map<String, String>> old = gone;
            come.removeIf(before.get(table)::contains);
            assertThat(old).allMatch(each -> uses.stream().anyMatch(use -> allowsOld(use, each)));
            assertThat(come).allMatch(each -> uses.stream().anyMatch(use -> allowsNew(use, each)));
            columns(uses, old, come);
        }
    }

    /** Before the execution: without all other rows the answer is the same, and without these there is none. */
    void needs(Said said) throws SQLException {
        for (TableUse use : said.readUses()) {
            if (use.rows().isEmpty()) {
                continue;
            }
            String condition = condition(use);
            List<String> answer = answer();
            Savepoint full = connection.setSavepoint();
            purge(use.table(), "(" + condition + ") IS NOT TRUE");
            assertThat(answer()).as("only " + condition).containsExactlyInAnyOrderElementsOf(answer);
            if (!use.uniqueColumns().isEmpty()) {
                assertThat(content(use.table()))
                        .hasSizeLessThanOrEqualTo(use.rows().size());
            }
            connection.rollback(full);
            if (use.answersOnlyIfPresent()) {
                purge(use.table(), condition);
                assertThat(answer()).as("without " + condition).isEmpty();
                connection.rollback(full);
            }
        }
    }

    private void columns(List<TableUse> uses, List<Map<String, String>> old, List<Map<String, String>> come) {
        boolean updates = uses.stream().allMatch(use -> use.kind() == Kind.UPDATE);
        if (updates && old.size() == 1 && come.size() == 1) {
            Set<String> changed = new HashSet<>();
            uses.forEach(use -> changed.addAll(use.changed()));
            assertThat(changed)
                    .containsAll(old.get(0).keySet().stream()
                            .filter(column -> !String.valueOf(old.get(0).get(column))
                                    .equals(String.valueOf(come.get(0).get(column))))
                            .collect(Collectors.toList()));
        }
    }

    private boolean allowsOld(TableUse use, Map<String, String> old) {
        return use.kind() == Kind.ANY
                || ((use.kind() == Kind.UPDATE || use.kind() == Kind.DELETE)
                        && (use.rows().isEmpty() || use.rows().stream().anyMatch(known -> equal(known, old))));
    }

    private boolean allowsNew(TableUse use, Map<String, String> come) {
        return use.kind() == Kind.ANY
                || ((use.kind() == Kind.UPDATE || use.kind() == Kind.INSERT)
                        && (use.newRows().isEmpty() || use.newRows().stream().anyMatch(known -> equal(known, come))));
    }

    private boolean equal(Map<String, ValueSource> known, Map<String, String> actual) {
        return known.entrySet().stream().allMatch(column -> {
            Object value = column.getValue().canonical(parameters);
            return value == null || value.toString().equals(actual.get(column.getKey()));
        });
    }

    private String condition(TableUse use) {
        return use.rows().stream()
                .map(alternative -> alternative.entrySet().stream()
                        .map(column -> "\"" + column.getKey() + "\"::text = '"
                                + column.getValue().canonical(parameters) + "'")
                        .collect(Collectors.joining(" AND ", "(", ")")))
                .collect(Collectors.joining(" OR "));
    }

    private List<String> answer() throws SQLException {
        return new Execution(connection, row).answer();
    }

    private void purge(String table, String condition) throws SQLException {
        try (PreparedStatement purge = connection.prepareStatement("SELECT testing.purge(?)")) {
            purge.setString(1, "DELETE FROM " + quoted(table) + " WHERE " + condition);
            purge.execute();
        }
    }

    private List<Map<String, String>> content(String table) throws SQLException {
        List<Map<String, String>> content = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM ONLY " + quoted(table))) {
            while (rows.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.put(rows.getMetaData().getColumnName(i), rows.getString(i));
                }
                content.add(values);
            }
        }
        return content;
    }

    private static String quoted(String table) {
        int dot = table.indexOf('.');
        return "\"" + table.substring(0, dot) + "\".\"" + table.substring(dot + 1) + "\"";
    }
}
