package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.coherence.TableWrite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the line of a {@linkplain MessageText message} that tells of a write to one table. */
final class WriteText {

    private final StringBuilder line = new StringBuilder();

    private WriteText() {}

    /** Tells of any row if a value is of a kind that the format does not know. */
    static String of(TableWrite write) {
        WriteText text = new WriteText();
        return text.tell(write) ? text.line.toString() : anyRow(write.table().name());
    }

    /** @param table {@code schema.name} */
    static String anyRow(String table) {
        WriteText text = new WriteText();
        text.begin("A", table);
        return text.line.toString();
    }

    private boolean tell(TableWrite write) {
        String table = write.table().name();
        switch (write.kind()) {
            case INSERT:
                begin("I", table);
                return rows(write.newRows());
            case DELETE:
                begin("D", table);
                return rows(write.rows());
            case UPDATE:
                begin("U", table);
                changed(write.changed());
                return rows(write.rows()) && row(write.newRows().get(0));
            case ANY:
            default:
                begin("A", table);
                return true;
        }
    }

    private void begin(String letter, String table) {
        line.append(letter);
        field(table);
    }

    private void changed(@Nullable Set<String> columns) {
        field(columns == null ? "-1" : Integer.toString(columns.size()));
        if (columns != null) {
            columns.forEach(this::field);
        }
    }

    private boolean rows(List<Map<String, Object>> rows) {
        field(Integer.toString(rows.size()));
        for (Map<String, Object> row : rows) {
            if (!row(row)) {
                return false;
            }
        }
        return true;
    }

    private boolean row(Map<String, Object> row) {
        field(Integer.toString(row.size()));
        for (Map.Entry<String, Object> column : row.entrySet()) {
            field(column.getKey());
            if (!value(column.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean value(@Nullable Object value) {
        if (value instanceof Long) {
            field("i" + value);
        } else if (value instanceof String) {
            field("s" + value);
        } else if (value instanceof UUID) {
            field("u" + value);
        } else {
            return false;
        }
        return true;
    }

    private void field(String text) {
        FieldText.write(text, line.append('\t'));
    }
}
