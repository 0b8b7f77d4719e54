package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.postgres.Columns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that changes come from, each looked up once. Used by one thread. */
final class HeardTables {

    // A deferrable or partial index tells no row, and neither does an invalid one. By to_regclass a role could look up
    // only
    // what it has rights on, and to hear of changes takes none.
    private static final String LOOK_UP = "SELECT c.oid, n.nspname || '.' || c.relname, c.relreplident = 'f',"
            + " ARRAY(SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = c.oid AND attnum > 0"
            + "  AND NOT attisdropped ORDER BY attnum),"
            + " ARRAY(SELECT a.attname::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_attribute a"
            + "  ON a.attrelid = c.oid AND a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0:i.indnkeyatts - 1])"
            + "  WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL"
            + "  AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END),"
            + " ARRAY(WITH RECURSIVE above(oid) AS (SELECT c.oid"
            + "  UNION SELECT h.inhparent FROM above JOIN pg_catalog.pg_inherits h ON h.inhrelid = above.oid)"
            + "  SELECT pn.nspname || '.' || p.relname FROM above JOIN pg_catalog.pg_class p ON p.oid = above.oid"
            + "  JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace WHERE above.oid <> c.oid)"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ?::pg_catalog.name AND c.relname = ?::pg_catalog.name";

    private final Database database;
    private final ServerEncoding encoding;
    private final Connection control;
    private final Map<String, HeardTable> known = new HashMap<>();
    private byte[] lastName = {};
    private @Nullable HeardTable last;

    HeardTables(Database database, ServerEncoding encoding, Connection control) {
        this.database = database;
        this.encoding = encoding;
        this.control = control;
    }

    /** The table that a line is about; null if there is none such, or none any more. */
    @Nullable
    HeardTable of(TestDecoding line) throws SQLException {
        if (last != null && line.isOf(lastName)) {
            return last;
        }
        byte[] name = line.table();
        HeardTable table = named(name);
        last = table;
        lastName = name;
        return table;
    }

    /** @param name qualified, and quoted where necessary */
    @Nullable
    HeardTable named(byte[] name) throws SQLException {
        String key = new String(name, StandardCharsets.ISO_8859_1);
        HeardTable table = known.get(key);
        if (table == null) {
            table = lookUp(name);
            if (table != null) {
                known.put(key, table);
            }
        }
        return table;
    }

    /** Definitions have changed. */
    void forget() {
        known.clear();
        last = null;
    }

    private @Nullable HeardTable lookUp(byte[] name) throws SQLException {
        Cursor parts = new Cursor();
        parts.over(ByteBuffer.wrap(name));
        if (!parts.skipName()) {
            return null;
        }
        String schema = Unquoted.text(name, 0, parts.at(), '"', encoding);
        String relation = Unquoted.text(name, parts.at() + 1, name.length, '"', encoding);
        return schema == null || relation == null ? null : lookUp(schema, relation);
    }

    private @Nullable HeardTable lookUp(String schema, String relation) throws SQLException {
        try (PreparedStatement ask = control.prepareStatement(LOOK_UP)) {
            ask.setString(1, schema);
            ask.setString(2, relation);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? table(row) : null;
            }
        }
    }

    private HeardTable table(ResultSet row) throws SQLException {
        Set<String> identity = Set.copyOf(strings(row.getArray(5)));
        Columns known = Columns.of(control, row.getLong(1));
        List<HeardColumn> columns = new ArrayList<>();
        for (String name : strings(row.getArray(4))) {
            columns.add(new HeardColumn(name, encoding, known.form(name), identity.contains(name)));
        }
        List<Table> ancestors = new ArrayList<>();
        for (String ancestor : strings(row.getArray(6))) {
            ancestors.add(database.table(ancestor));
        }
        return new HeardTable(database.table(row.getString(2)), ancestors, row.getBoolean(3), columns);
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
