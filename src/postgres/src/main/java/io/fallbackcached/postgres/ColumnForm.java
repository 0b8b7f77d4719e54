package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Operand;
import io.fallbackcached.jdbc.sql.ValueSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form in which values of a column's type are equal when PostgreSQL calls them equal. */
public enum ColumnForm {
    INTEGER {
        @Override
        @Nullable
        public Object canonical(Object value) {
            if (value instanceof Long) {
                return value;
            }
            if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
                return ((Number) value).longValue();
            }
            try {
                if (value instanceof BigInteger) {
                    return ((BigInteger) value).longValueExact();
                }
                if (value instanceof BigDecimal) {
                    return ((BigDecimal) value).longValueExact();
                }
                return value instanceof String ? Long.valueOf((String) value) : null;
            } catch (ArithmeticException | NumberFormatException e) {
                return null;
            }
        }
    },
    TEXT {
        // A trailing blank counts or not, by the type that the driver gives the value.
        @Override
        @Nullable
        public Object canonical(Object value) {
            return value instanceof String && !((String) value).endsWith(" ") ? value : null;
        }
    },
    UUID_ {
        @Override
        @Nullable
        public Object canonical(Object value) {
            if (value instanceof UUID) {
                return value;
            }
            try {
                boolean usual = value instanceof String && ((String) value).length() == 36;
                return usual ? UUID.fromString((String) value) : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    };

    /** Null if the type has no such form. */
    static @Nullable ColumnForm of(String type) {
        switch (type) {
            case "int2":
            case "int4":
            case "int8":
                return INTEGER;
            case "text":
            case "varchar":
                return TEXT;
            case "uuid":
                return UUID_;
            default:
                return null;
        }
    }

    public abstract @Nullable Object canonical(Object value);

    /** Whether values are the same bytes in whatever encoding a driver may be told to use. */
    boolean isReadFromResults() {
        return this != TEXT;
    }

    ValueSource source(Operand operand) {
        return parameters -> {
            Object value = operand.value(parameters);
            return value == null ? null : canonical(value);
        };
    }
}
