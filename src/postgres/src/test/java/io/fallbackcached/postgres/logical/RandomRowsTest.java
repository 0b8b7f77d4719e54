package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.postgres.logical.TestDecoding.Sort;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tables with random rows: what is decoded is what was written. The seed is printed. */
@Timeout(300)
class RandomRowsTest {

    private static final int TABLES = 25;
    private static final int CHANGES = 30;
    private static final String[] PIECES = {
        "a",
        "Z",
        "_",
        "9",
        " ",
        "'",
        "''",
        "\"",
        "[",
        "]",
        ":",
        ".",
        ", ",
        "\n",
        "\t",
        "\\",
        "ü",
        "漢",
        "\uD83D\uDE00",
        " new-tuple:",
        " old-key:",
        "null",
        "unchanged-toast-datum",
        ": INSERT:",
        "B'",
        "(no-tuple-data)",
        "table "
    };
    private static final String[] TYPES = {
        "int2",
        "int4",
        "int8",
        "text",
        "varchar(900)",
        "uuid",
        "numeric",
        "bool",
        "bytea",
        "text[]",
        "int4[]",
        "bit(3)",
        "varbit",
        "timestamptz",
        "\"char\"",
        "char(4)",
        "jsonb",
        "\"odd [type]: x\"",
        "float8",
        "dom"
    };

    private final Coherence coherence = new Coherence();
    private final Database database = coherence.database("x");
    private final Session session = coherence.session(new Context(database, List.of("app")));
    private final TestDecoding line = new TestDecoding();
    private Random random;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.postgres.logical.VersionedServer#keyVersions")
    void whatIsDecodedIsWhatWasWritten(String version) throws Exception {
        long seed = System.nanoTime();
        System.out.println("PostgreSQL " + version + ", seed " + seed);
        random = new Random(seed);
        try (VersionedServer server = VersionedServer.start(version);
                Connection connection = server.admin()) {
            execute(connection, "create type \"odd [type]: x\" as enum ('it''s', 'B''')");
            execute(connection, "create domain dom as int4");
            execute(connection, "create table other (n int)");
            execute(connection, "select pg_create_logical_replication_slot('s', 'test_decoding')");
            for (int i = 0; i < TABLES; i++) {
                table(connection, "Table" + i);
            }
        }
    }

    private void table(Connection connection, String prefix) throws SQLException {
        String name = prefix + word(5);
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("key" + word(3), pick("int2", "int4", "int8", "text", "uuid"));
        for (int i = random.nextInt(12); i > 0; i--) {
            columns.put("c" + i + word(4), TYPES[random.nextInt(TYPES.length)]);
        }
        StringBuilder create = new StringBuilder("create table " + quoted(name) + " (");
        columns.forEach((column, type) ->
                create.append(quoted(column)).append(' ').append(type).append(", "));
        String key = columns.keySet().iterator().next();
        execute(connection, create + "primary key (" + quoted(key) + "))");
        boolean full = random.nextBoolean();
        if (full) {
            execute(connection, "alter table " + quoted(name) + " replica identity full");
        }
        if (random.nextBoolean()) {
            execute(connection, "alter table " + quoted(name) + " add column gone int, add column tail text");
            execute(connection, "alter table " + quoted(name) + " drop column gone");
            columns.put("tail", "text");
        }
        HeardTables tables = new HeardTables(database, new ServerEncoding("UTF8"), connection);
        drain(connection);
        changes(connection, tables, name, columns, full);
    }

    private void changes(
            Connection connection, HeardTables tables, String name, Map<String, String> columns, boolean full)
            throws SQLException {
        String key = columns.keySet().iterator().next();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            int action = rows.isEmpty() ? 0 : random.nextInt(4);
            Map<String, Object> old = rows.isEmpty() ? Map.of() : rows.get(random.nextInt(rows.size()));
            Map<String, Object> row = row(columns, i);
            switch (action) {
                case 0:
                    insert(connection, name, columns, row);
                    rows.add(row);
                    TableWrite insert = only(connection, tables, Sort.INSERT);
                    assertThat(insert.newRows()).containsExactly(canonical(row, columns));
                    break;
                case 1:
                    delete(connection, name, columns, key, old);
                    rows.remove(old);
                    TableWrite delete = only(connection, tables, Sort.DELETE);
                    assertThat(delete.rows()).containsExactly(canonical(full ? old : only(old, key), columns));
                    break;
                default:
                    if (action == 2) {
                        row.put(key, old.get(key));
                    }
                    update(connection, name, columns, key, old, row);
                    rows.remove(old);
                    rows.add(row);
                    TableWrite update = only(connection, tables, Sort.UPDATE);
                    assertThat(update.newRows()).containsExactly(canonical(row, columns));
                    assertThat(update.rows()).containsExactly(canonical(full ? old : only(old, key), columns));
                    assertThat(update.changed()).containsAll(differing(old, row));
                    assertThat(update.changed().contains(key)).isEqualTo(action != 2);
            }
        }
    }

    private TableWrite only(Connection connection, HeardTables tables, Sort expected) throws SQLException {
        List<TableWrite> writes = new ArrayList<>();
        for (String text : drain(connection)) {
            Sort sort = line.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            if (sort != Sort.BEGIN && sort != Sort.COMMIT) {
                assertThat(sort).as(text).isEqualTo(expected);
                HeardTable table = tables.of(line);
                assertThat(table).as(text).isNotNull();
                assertThat(line.readRows()).as(text).isTrue();
                dependOnAllColumns(table);
                TableWrite write = new RowWrites(new ServerEncoding("UTF8")).of(sort, line, table);
                assertThat(write).as(text).isNotNull();
                writes.add(write);
            }
        }
        assertThat(writes).hasSize(1);
        return writes.get(0);
    }

    /** What nobody tells rows by is not decoded. */
    private void dependOnAllColumns(HeardTable table) {
        Map<String, Object> row = new HashMap<>();
        for (HeardColumn column : table.columns()) {
            row.put(column.name(), "any");
        }
        LoadScope load = coherence.here().begin();
        load.reads(session, table.table(), new RowRead(List.of(row), false, false), "select");
        load.abandon();
    }

    private static List<String> drain(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery("select data from pg_logical_slot_get_changes('s', null, null)")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** What a cache can tell rows apart by. */
    private static Map<String, Object> canonical(Map<String, Object> row, Map<String, String> columns) {
        Map<String, Object> known = new HashMap<>();
        row.forEach((column, value) -> {
            String type = columns.get(column);
            if (value == null) {
                return;
            }
            if (type.startsWith("int") && !type.endsWith("[]")) {
                known.put(column, Long.valueOf((String) value));
            } else if (type.equals("uuid")) {
                known.put(column, UUID.fromString((String) value));
            } else if ((type.equals("text") || type.startsWith("varchar")) && !((String) value).endsWith(" ")) {
                known.put(column, value);
            }
        });
        return known;
    }

    private static Map<String, Object> only(Map<String, Object> row, String key) {
        return Map.of(key, row.get(key));
    }

    private static List<String> differing(Map<String, Object> old, Map<String, Object> row) {
        List<String> columns = new ArrayList<>();
        old.forEach((column, value) -> {
            if (value == null ? row.get(column) != null : !value.equals(row.get(column))) {
                columns.add(column);
            }
        });
        return columns;
    }

    private Map<String, Object> row(Map<String, String> columns, int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        columns.forEach((column, type) ->
                row.put(column, row.isEmpty() ? key(type, number) : random.nextInt(4) == 0 ? null : value(type)));
        return row;
    }

    private String key(String type, int number) {
        switch (type) {
            case "text":
                return number + word(6) + "x";
            case "uuid":
                return new UUID(random.nextLong(), number).toString();
            default:
                return String.valueOf(random.nextBoolean() ? number : -number);
        }
    }

    private String value(String type) {
        switch (type) {
            case "int2":
                return pick("0", "-32768", "32767", "12");
            case "int4":
            case "dom":
                return pick("0", "-2147483648", "2147483647", "12");
            case "int8":
                return pick("0", "-9223372036854775808", "9223372036854775807", "12");
            case "uuid":
                return new UUID(random.nextLong(), random.nextLong()).toString();
            case "numeric":
                return pick("NaN", "1.50", "-7", "1e40");
            case "float8":
                return pick("NaN", "Infinity", "-Infinity", "1e-300");
            case "bool":
                return pick("t", "f");
            case "bytea":
                return pick("\\x", "\\x00ff27");
            case "int4[]":
                return pick("{}", "{1,NULL}", "{{1},{2}}");
            case "text[]":
                return pick("{}", "{\"a b\",NULL,\"'\"}", "{\"[1]:\"}");
            case "bit(3)":
                return pick("101", "000");
            case "varbit":
                return pick("", "1");
            case "timestamptz":
                return pick("infinity", "2020-02-02 02:02:02+02", "0044-03-15 00:00:00+00 BC");
            case "\"char\"":
                return pick("a", "'", "]");
            case "char(4)":
                return pick("a", "ab'", "");
            case "jsonb":
                return pick("null", "{\"a'\": [1, \"]:\"]}", "\"x\"");
            case "\"odd [type]: x\"":
                return pick("it's", "B'");
            default:
                // long ones are compressed, or kept elsewhere
                return random.nextInt(8) == 0 ? word(700).replace("\0", "") : word(6);
        }
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(length + 1); i > 0; i--) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            if (word.length() + piece.length() <= length) {
                word.append(piece);
            }
        }
        return word.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static void insert(
            Connection connection, String table, Map<String, String> columns, Map<String, Object> row)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("insert into " + quoted(table) + " values (");
        columns.forEach((column, type) -> {
            sql.append(values.isEmpty() ? "" : ", ").append("?::").append(type);
            values.add(row.get(column));
        });
        run(connection, sql + ")", values);
    }

    private static void update(
            Connection connection,
            String table,
            Map<String, String> columns,
            String key,
            Map<String, Object> old,
            Map<String, Object> row)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("update " + quoted(table) + " set ");
        columns.forEach((column, type) -> {
            sql.append(values.isEmpty() ? "" : ", ")
                    .append(quoted(column))
                    .append(" = ?::")
                    .append(type);
            values.add(row.get(column));
        });
        values.add(old.get(key));
        run(connection, sql + " where " + quoted(key) + " = ?::" + columns.get(key), values);
    }

    private static void delete(
            Connection connection, String table, Map<String, String> columns, String key, Map<String, Object> old)
            throws SQLException {
        run(
                connection,
                "delete from " + quoted(table) + " where " + quoted(key) + " = ?::" + columns.get(key),
                List.of(old.get(key)));
    }

    private static void run(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("??", "?"))) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, (String) values.get(i));
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
