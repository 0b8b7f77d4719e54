package io.fallbackcached.bench.memory;

import java.sql.SQLException;

/** Kinds of entries: by what they depend on and what their keys are. */
enum Kind {
    ROW_LONG("of a row, long key") {
        @Override
        String look(Items items, long id) throws SQLException {
            return items.ofRow(id);
        }
    },
    ROW_STRING("of a row, String key") {
        @Override
        String look(Items items, long id) throws SQLException {
            return items.ofRow(code(id));
        }
    },
    TABLE_LONG("of any row of a table, long key") {
        @Override
        String look(Items items, long id) throws SQLException {
            return items.ofTable(id);
        }
    },
    TABLE_STRING("of any row of a table, String key") {
        @Override
        String look(Items items, long id) throws SQLException {
            return items.ofTable(code(id));
        }
    },
    NOTHING_LONG("of nothing, long key") {
        @Override
        String look(Items items, long id) {
            return items.ofNothing(id);
        }
    },
    NOTHING_STRING("of nothing, String key") {
        @Override
        String look(Items items, long id) {
            return items.ofNothing(code(id));
        }
    };

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isLong() {
        return name().endsWith("LONG");
    }

    /** What one would put into a cache by hand. */
    Object key(long id) {
        return isLong() ? Long.valueOf(id) : code(id);
    }

    /** What leaves a bare cache with the same keys and values, without a database. */
    Kind bare() {
        return isLong() ? NOTHING_LONG : NOTHING_STRING;
    }

    abstract String look(Items items, long id) throws SQLException;

    private static String code(long id) {
        return "C" + id;
    }
}
