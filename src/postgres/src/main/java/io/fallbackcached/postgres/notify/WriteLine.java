package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the line of a {@linkplain MessageText message} that tells of a write to one table. */
final class WriteLine {

    private final Iterator<String> fields;

    private WriteLine(String line) {
        this.fields = FieldText.read(line).iterator();
    }

    /**
     * Reads it.
     *
     * @param by who wrote, for people
     * @throws IllegalArgumentException if it is not understood
     */
    static TableWrite read(String line, Database database, String by) {
        WriteLine reading = new WriteLine(line);
        try {
            TableWrite write = reading.write(database, by);
            if (reading.fields.hasNext()) {
                throw new IllegalArgumentException("more than expected in " + line);
            }
            return write;
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("less than expected in " + line, e);
        }
    }

    private TableWrite write(Database database, String by) {
        String letter = fields.next();
        String name = fields.next();
        if (name.indexOf('.') < 0) {
            throw new IllegalArgumentException("table without schema: " + name);
        }
        Table table = database.table(name);
        switch (letter) {
            case "A":
                return TableWrite.any(table, by);
            case "I":
                return TableWrite.insert(table, rows(), by);
            case "D":
                return TableWrite.delete(table, rows(), by);
            case "U":
                Set<String> changed = changed();
                List<Map<String, Object>> rows = rows();
                return TableWrite.update(table, rows, changed, row(), by);
            default:
                throw new IllegalArgumentException("line of kind " + letter);
        }
    }

    private @Nullable Set<String> changed() {
        int count = Integer.parseInt(fields.next());
        if (count == -1) {
            return null;
        }
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < checked(count); i++) {
            columns.add(fields.next());
        }
        return columns;
    }

    private List<Map<String, Object>> rows() {
        int count = checked(Integer.parseInt(fields.next()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row());
        }
        return rows;
    }

    private Map<String, Object> row() {
        int count = checked(Integer.parseInt(fields.next()));
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < count; i++) {
            row.put(fields.next(), value(fields.next()));
        }
        return row;
    }

    private static Object value(String field) {
        String text = field.isEmpty() ? "" : field.substring(1);
        switch (field.isEmpty() ? ' ' : field.charAt(0)) {
            case 'i':
                return Long.valueOf(text);
            case 's':
                return text;
            case 'u':
                return uuid(text);
            default:
                throw new IllegalArgumentException("value " + field);
        }
    }

    /** What other forms the JDK reads would be equal to nothing. */
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("uuid " + text);
        }
        return uuid;
    }

    private static int checked(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count);
        }
        return count;
    }
}
