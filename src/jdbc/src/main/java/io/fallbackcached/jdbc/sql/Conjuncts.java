package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions at the top of a statement's WHERE that must all hold, and of them those that say what a column equals.
 * Read off the tokens; what is not exactly {@code column = value} or {@code column IN (values)} says nothing.
 */
final class Conjuncts {

    private static final int MOST_ALTERNATIVES = 1_000;

    private static final Set<String> AFTER_WHERE = Set.of(
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "RETURNING",
            "UNION",
            "INTERSECT",
            "EXCEPT");

    /** Words that look like columns and are values. */
    private static final Set<String> NO_COLUMNS = Set.of(
            "USER",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "CURRENT_ROLE",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_CATALOG",
            "CURRENT_SCHEMA",
            "TRUE",
            "FALSE",
            "NULL",
            "DEFAULT",
            "NOT");

    private final SqlStatement statement;
    private final List<Token> tokens;
    private final List<List<Token>> all = new ArrayList<>();
    private boolean alternatives;

    Conjuncts(SqlStatement statement) {
        this.statement = statement;
        this.tokens = SqlText.tokens(statement.text());
        add(where());
    }

    /**
     * The rows that one table can contribute.
     *
     * @param qualifier its alias or name
     * @param alone whether columns without a qualifier are this table's
     */
    List<Map<String, Operand>> rows(String qualifier, boolean alone) {
        Map<String, List<Operand>> columns = new LinkedHashMap<>();
        for (List<Token> condition : all) {
            say(condition, qualifier, alone, columns);
        }
        return product(columns);
    }

    /** The columns of all conditions, if all say what columns of this table equal; else null. */
    @Nullable
    Set<String> columns(String qualifier, boolean alone) {
        Set<String> columns = new LinkedHashSet<>();
        for (List<Token> condition : all) {
            Map<String, List<Operand>> said = new LinkedHashMap<>();
            say(condition, qualifier, alone, said);
            if (said.isEmpty()) {
                return null;
            }
            columns.addAll(said.keySet());
        }
        return alternatives ? null : columns;
    }

    private List<Token> where() {
        int from = -1;
        Depth depth = new Depth();
        for (int i = 0; i < tokens.size(); i++) {
            depth.pass(tokens.get(i));
            boolean keyword = depth.isZero() && (i == 0 || !tokens.get(i - 1).is("."));
            if (keyword && tokens.get(i).is("WHERE")) {
                if (from >= 0) {
                    return List.of();
                }
                from = i + 1;
            } else if (keyword
                    && from >= 0
                    && AFTER_WHERE.contains(tokens.get(i).word())) {
                return tokens.subList(from, i);
            }
        }
        return from < 0 ? List.of() : tokens.subList(from, tokens.size());
    }

    private void add(List<Token> condition) {
        List<Token> bare = bare(condition);
        List<List<Token>> parts = parts(bare);
        if (parts.size() > 1) {
            parts.forEach(this::add);
        } else if (parts.isEmpty()) {
            alternatives = true;
        } else {
            all.add(bare);
        }
    }

    /** Without the parentheses around all of it. */
    private static List<Token> bare(List<Token> condition) {
        List<Token> bare = condition;
        while (bare.size() > 2 && bare.get(0).is("(") && Depth.closing(bare, 0) == bare.size() - 1) {
            bare = bare.subList(1, bare.size() - 1);
        }
        return bare;
    }

    /** Between the ANDs; none if one condition may hold without another. */
    private static List<List<Token>> parts(List<Token> condition) {
        List<List<Token>> parts = new ArrayList<>();
        Depth depth = new Depth();
        int from = 0;
        int between = 0;
        for (int i = 0; i < condition.size(); i++) {
            Token token = condition.get(i);
            depth.pass(token);
            if (!depth.isZero()) {
                continue;
            }
            if (token.is("OR")) {
                return List.of();
            }
            if (token.is("BETWEEN")) {
                between++;
            } else if (token.is("AND") && between > 0) {
                between--;
            } else if (token.is("AND")) {
                parts.add(condition.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(condition.subList(from, condition.size()));
        return parts;
    }

    private static int relation(List<Token> condition) {
        for (int i = 1; i < condition.size(); i++) {
            if (condition.get(i).is("=") || condition.get(i).is("IN")) {
                return i;
            }
        }
        return -1;
    }

    private void say(List<Token> condition, String qualifier, boolean alone, Map<String, List<Operand>> columns) {
        int relation = relation(condition);
        if (relation > 0) {
            List<Token> left = condition.subList(0, relation);
            List<Token> right = condition.subList(relation + 1, condition.size());
            if (condition.get(relation).is("=")) {
                equality(column(left, qualifier, alone), right, columns);
                equality(column(right, qualifier, alone), left, columns);
            } else {
                list(column(left, qualifier, alone), right, columns);
            }
        }
    }

    private void equality(@Nullable String column, List<Token> other, Map<String, List<Operand>> columns) {
        Operand value = operand(bare(other));
        if (column != null && value != null) {
            columns.put(column, List.of(value));
        }
    }

    private void list(@Nullable String column, List<Token> list, Map<String, List<Operand>> columns) {
        if (column == null
                || columns.containsKey(column)
                || list.size() < 3
                || !list.get(0).is("(")
                || Depth.closing(list, 0) != list.size() - 1) {
            return;
        }
        List<Operand> values = new ArrayList<>();
        for (int i = 1; i < list.size() - 1; i += 2) {
            Operand value = operand(list.subList(i, i + 1));
            if (value == null || (i + 1 < list.size() - 1 && !list.get(i + 1).is(","))) {
                return;
            }
            values.add(value);
        }
        columns.put(column, values);
    }

    private static @Nullable String column(List<Token> written, String qualifier, boolean alone) {
        List<Token> bare = bare(written);
        boolean qualified =
                bare.size() == 3 && bare.get(1).is(".") && bare.get(0).name().equals(qualifier);
        boolean mine = qualified || (bare.size() == 1 && alone);
        Token last = bare.isEmpty() ? null : bare.get(bare.size() - 1);
        if (!mine || last == null || (!qualified && NO_COLUMNS.contains(last.word()))) {
            return null;
        }
        boolean name = last.kind() == Token.Kind.WORD || last.kind() == Token.Kind.QUOTED_NAME;
        return name ? last.name() : null;
    }

    private @Nullable Operand operand(List<Token> written) {
        return written.size() == 1 ? Operand.of(written.get(0), tokens, statement) : null;
    }

    private static List<Map<String, Operand>> product(Map<String, List<Operand>> columns) {
        List<Map<String, Operand>> rows = List.of(Map.of());
        for (Map.Entry<String, List<Operand>> column : columns.entrySet()) {
            List<Operand> values = column.getValue();
            if ((long) rows.size() * values.size() > MOST_ALTERNATIVES) {
                continue;
            }
            List<Map<String, Operand>> longer = new ArrayList<>();
            for (Map<String, Operand> row : rows) {
                for (Operand value : values) {
                    Map<String, Operand> next = new LinkedHashMap<>(row);
                    next.put(column.getKey(), value);
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows.get(0).isEmpty() ? List.of() : rows;
    }
}
