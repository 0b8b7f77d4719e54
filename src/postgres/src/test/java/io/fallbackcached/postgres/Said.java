package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a reader says of all statements of a text, in the notation of statements.txt. */
final class Said {

    private final List<Meaning> meanings = new ArrayList<>();

    Said(DatabaseReader reader, String sql) {
        for (SqlStatement statement : SqlText.statements(sql)) {
            meanings.add(reader.meaning(statement, Map.of(), true));
        }
    }

    List<TableUse> readUses() {
        return meanings.stream().flatMap(meaning -> meaning.reads().stream()).collect(Collectors.toList());
    }

    List<TableUse> writeUses() {
        return meanings.stream().flatMap(meaning -> meaning.writes().stream()).collect(Collectors.toList());
    }

    boolean any(Predicate<Meaning> predicate) {
        return meanings.stream().anyMatch(predicate);
    }

    static Set<String> tables(List<TableUse> uses) {
        return uses.stream().map(TableUse::table).collect(Collectors.toSet());
    }

    /** Tables, with the columns that rows are told by, {@code !} if those are unique, {@code 1} if no row means no answer. */
    String reads() {
        Set<String> reads = new TreeSet<>();
        readUses()
                .forEach(use -> reads.add(name(use)
                        + (use.uniqueColumns().isEmpty() ? "" : "!")
                        + (use.answersOnlyIfPresent() ? "1" : "")));
        if (any(Meaning::readsAnything)) {
            reads.add("*");
        }
        return text(reads);
    }

    /** {@code +} inserts, {@code ~} updates, {@code -} deletes, nothing for anything; {@code more}; {@code *} for anything. */
    String writes() {
        Set<String> writes = new TreeSet<>();
        writeUses().forEach(use -> writes.add(sign(use.kind()) + name(use)));
        if (any(Meaning::writesMore)) {
            writes.add("more");
        }
        if (any(Meaning::writesAnything)) {
            writes.add("*");
        }
        if (any(Meaning::changesSettings)) {
            writes.add("settings");
        }
        return text(writes);
    }

    String kept() {
        return meanings.stream()
                .map(Meaning::unkept)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("kept");
    }

    private static String sign(TableUse.Kind kind) {
        switch (kind) {
            case INSERT:
                return "+";
            case UPDATE:
                return "~";
            case DELETE:
                return "-";
            default:
                return "";
        }
    }

    private static String name(TableUse use) {
        String table = use.table().startsWith("app.") ? use.table().substring(4) : use.table();
        Set<String> known = new TreeSet<>();
        use.rows().forEach(row -> known.addAll(row.keySet()));
        if (use.kind() == TableUse.Kind.INSERT) {
            use.newRows().forEach(row -> known.addAll(row.keySet()));
        }
        return table.replace(' ', '_') + (known.isEmpty() ? "" : "(" + String.join(",", known) + ")");
    }

    private static String text(Set<String> parts) {
        return parts.isEmpty() ? "-" : String.join(" ", parts);
    }

    @Override
    public String toString() {
        return meanings.toString();
    }
}
