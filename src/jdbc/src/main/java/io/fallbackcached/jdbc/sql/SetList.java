package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SET assigns to which columns. Immutable. */
final class SetList {

    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, Operand> values = new LinkedHashMap<>();

    private SetList() {}

    /**
     * Null if it is not understood.
     *
     * @param list the tokens between SET and what follows the assignments
     * @param all the statement's tokens
     */
    static @Nullable SetList of(List<Token> list, List<Token> all, SqlStatement statement) {
        SetList set = new SetList();
        for (List<Token> assignment : split(list)) {
            if (!set.assign(assignment, all, statement)) {
                return null;
            }
        }
        return set;
    }

    Set<String> changed() {
        return changed;
    }

    Map<String, Operand> values() {
        return values;
    }

    /** At the commas outside of parentheses. */
    static List<List<Token>> split(List<Token> list) {
        List<List<Token>> parts = new ArrayList<>();
        Depth depth = new Depth();
        int from = 0;
        for (int i = 0; i < list.size(); i++) {
            depth.pass(list.get(i));
            if (depth.isZero() && list.get(i).is(",")) {
                parts.add(list.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(list.subList(from, list.size()));
        return parts;
    }

    /** Null if it is no single name. */
    static @Nullable String column(List<Token> written) {
        boolean name = written.size() == 1
                && (written.get(0).kind() == Token.Kind.WORD || written.get(0).kind() == Token.Kind.QUOTED_NAME);
        return name ? written.get(0).name() : null;
    }

    private boolean assign(List<Token> assignment, List<Token> all, SqlStatement statement) {
        if (assignment.size() < 3) {
            return false;
        }
        if (assignment.get(0).is("(")) {
            for (List<Token> part : split(assignment.subList(1, Depth.closing(assignment, 0)))) {
                String column = column(part);
                if (column == null) {
                    return false;
                }
                changed.add(column);
            }
            return true;
        }
        String column = column(assignment.subList(0, 1));
        if (column == null) {
            return false;
        }
        changed.add(column);
        boolean whole = assignment.size() == 3 && assignment.get(1).is("=");
        Operand value = whole ? Operand.of(assignment.get(2), all, statement) : null;
        if (value != null) {
            values.put(column, value);
        }
        return true;
    }
}
