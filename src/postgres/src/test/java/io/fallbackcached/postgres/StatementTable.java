package io.fallbackcached.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The statements of statements.txt, each with what it is expected to mean. */
final class StatementTable {

    /** One line: {@code [since+ ]sql | binds | reads | writes | kept or why not}. */
    static final class Row {
        final int since;
        final String sql;
        final List<Object> binds = new ArrayList<>();
        final String reads;
        final String writes;
        final String kept;

        private Row(String line) {
            String[] cells = line.split(" \\| ", -1);
            this.since = cells[0].matches("\\d\\d\\+ .*") ? Integer.parseInt(cells[0].substring(0, 2)) : 0;
            this.sql = (since > 0 ? cells[0].substring(4) : cells[0]).trim();
            if (!cells[1].trim().equals("-")) {
                for (String bind : cells[1].trim().split(" +", -1)) {
                    binds.add(bind(bind));
                }
            }
            this.reads = cells[2].trim();
            this.writes = cells[3].trim();
            this.kept = cells[4].trim();
        }

        private static Object bind(String text) {
            if (text.startsWith("u:")) {
                return UUID.fromString(text.substring(2));
            }
            return text.startsWith("'")
                    ? text.substring(1, text.length() - 1).replace("\\t", "\t")
                    : (Object) Integer.valueOf(text);
        }

        @Override
        public String toString() {
            return sql + " " + binds;
        }
    }

    private StatementTable() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = StatementTable.class.getResourceAsStream("statements.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> rows.add(new Row(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
