package io.fallbackcached.jdbc.session;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Results of PostgreSQL's driver, as one class of it keeps them: {@code PgResultSet} has the rows it was sent in {@code rows} and
 * what the server said of each value in {@code fields}. JDBC knows no way to look at a row without moving to it, and from which
 * column of which table a value is it asks the server. Immutable.
 */
final class DriverRows {

    private static final ClassValue<DriverRows> OF = new ClassValue<>() {
        @Override
        protected DriverRows computeValue(Class<?> type) {
            return new DriverRows(type);
        }
    };

    private static final int BINARY = 1;
    private static final int INT8 = 20;
    private static final int INT2 = 21;
    private static final int INT4 = 23;
    private static final int UUID_TYPE = 2950;

    private final @Nullable Accessors accessors;

    private DriverRows(Class<?> type) {
        Accessors found;
        try {
            found = new Accessors(type);
        } catch (ReflectiveOperationException | RuntimeException otherDriver) {
            found = null;
        }
        this.accessors = found;
    }

    /**
     * The value that the first row has from a column.
     *
     * @param table the number that PostgreSQL knows the table by
     * @param position the column's number in the table
     * @return null if the result has none, or it cannot be told
     */
    static @Nullable Object first(ResultSet result, long table, int position) {
        Accessors accessors = OF.get(result.getClass()).accessors;
        try {
            return accessors == null ? null : accessors.first(result, table, position);
        } catch (Error fault) {
            throw fault;
        } catch (Throwable untold) {
            return null;
        }
    }

    private static final class Accessors {
        private final MethodHandle rows;
        private final MethodHandle fields;
        private final MethodHandle value;
        private final MethodHandle table;
        private final MethodHandle position;
        private final MethodHandle format;
        private final MethodHandle type;

        Accessors(Class<?> result) throws ReflectiveOperationException {
            Field rowsField = declared(result, "rows");
            Field fieldsField = declared(result, "fields");
            Class<?> field = fieldsField.getType().getComponentType();
            Class<?> row = Class.forName("org.postgresql.core.Tuple", false, result.getClassLoader());
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            this.rows = lookup.unreflectGetter(rowsField).asType(MethodType.methodType(List.class, Object.class));
            this.fields =
                    lookup.unreflectGetter(fieldsField).asType(MethodType.methodType(Object[].class, Object.class));
            this.value = lookup.unreflect(row.getMethod("get", int.class))
                    .asType(MethodType.methodType(byte[].class, Object.class, int.class));
            this.table = number(lookup, field, "getTableOid");
            this.position = number(lookup, field, "getPositionInTable");
            this.format = number(lookup, field, "getFormat");
            this.type = number(lookup, field, "getOID");
        }

        @Nullable
        Object first(ResultSet result, long wantedTable, int wantedPosition) throws Throwable {
            Object[] columns = (Object[]) fields.invokeExact((Object) result);
            List<?> known = (List<?>) rows.invokeExact((Object) result);
            for (int i = 0; i < columns.length; i++) {
                if ((int) position.invokeExact(columns[i]) == wantedPosition
                        && Integer.toUnsignedLong((int) table.invokeExact(columns[i])) == wantedTable) {
                    byte[] bytes = (byte[]) value.invokeExact((Object) known.get(0), i);
                    return decoded(
                            bytes, (int) format.invokeExact(columns[i]) == BINARY, (int) type.invokeExact(columns[i]));
                }
            }
            return null;
        }

        private static @Nullable Object decoded(byte @Nullable [] bytes, boolean binary, int type) {
            if (bytes == null) {
                return null;
            }
            if (!binary) {
                return new String(bytes, StandardCharsets.US_ASCII);
            }
            switch (type) {
                case INT2:
                    return (long) ByteBuffer.wrap(bytes).getShort();
                case INT4:
                    return (long) ByteBuffer.wrap(bytes).getInt();
                case INT8:
                    return ByteBuffer.wrap(bytes).getLong();
                case UUID_TYPE:
                    ByteBuffer both = ByteBuffer.wrap(bytes);
                    return new UUID(both.getLong(), both.getLong());
                default:
                    return null;
            }
        }

        private static MethodHandle number(MethodHandles.Lookup lookup, Class<?> field, String name)
                throws ReflectiveOperationException {
            return lookup.unreflect(field.getMethod(name)).asType(MethodType.methodType(int.class, Object.class));
        }

        private static Field declared(Class<?> type, String name) throws NoSuchFieldException {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        field.setAccessible(true);
                        return field;
                    }
                }
            }
            throw new NoSuchFieldException(name);
        }
    }
}
