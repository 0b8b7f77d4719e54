package io.fallbackcached.postgres.logical;

import io.fallbackcached.postgres.feed.Pgjdbc;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines that come by a replication connection. Used by one thread. */
final class ReplicationStream {

    private static final String PACKAGE = "org.postgresql.replication.";
    private static final String BUILDER = PACKAGE + "fluent.logical.ChainedLogicalStreamBuilder";
    private static final String STREAM = PACKAGE + "PGReplicationStream";

    /** Servers have been seen to keep a commit back for seconds from a client that says nothing. */
    private static final long STATUS_WHILE_BUSY = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long STATUS_WHILE_IDLE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Object stream;
    private final Pgjdbc readPending;
    private final Pgjdbc lastReceived;
    private final Pgjdbc setFlushed;
    private final Pgjdbc setApplied;
    private final Pgjdbc forceStatus;
    private long statusAt;

    private ReplicationStream(Object stream, Connection connection) throws SQLException {
        this.stream = stream;
        Class<?> position = lsn(connection);
        this.readPending = Pgjdbc.method(connection, STREAM, "readPending");
        this.lastReceived = Pgjdbc.method(connection, STREAM, "getLastReceiveLSN");
        this.setFlushed = Pgjdbc.method(connection, STREAM, "setFlushedLSN", position);
        this.setApplied = Pgjdbc.method(connection, STREAM, "setAppliedLSN", position);
        this.forceStatus = Pgjdbc.method(connection, STREAM, "forceUpdateStatus");
        this.statusAt = System.nanoTime();
    }

    /** Begins to read a slot that is read with {@code test_decoding}. */
    static ReplicationStream start(Connection connection, String slot) throws SQLException {
        Object api = call(connection, "org.postgresql.PGConnection", "getReplicationAPI", connection);
        Object builders = call(connection, PACKAGE + "PGReplicationConnection", "replicationStream", api);
        Object builder = call(connection, PACKAGE + "fluent.ChainedStreamBuilder", "logical", builders);
        Pgjdbc.method(connection, PACKAGE + "fluent.ChainedCommonStreamBuilder", "withSlotName", String.class)
                .call(builder, slot);
        Pgjdbc.method(
                        connection,
                        PACKAGE + "fluent.ChainedCommonStreamBuilder",
                        "withStatusInterval",
                        int.class,
                        TimeUnit.class)
                .call(builder, 1, TimeUnit.SECONDS);
        Pgjdbc withOption = Pgjdbc.method(connection, BUILDER, "withSlotOption", String.class, String.class);
        withOption.call(builder, "include-xids", "on");
        // An empty transaction may be one that has changed definitions.
        withOption.call(builder, "skip-empty-xacts", "off");
        return new ReplicationStream(call(connection, BUILDER, "start", builder), connection);
    }

    private static Object call(Connection connection, String type, String name, @Nullable Object target)
            throws SQLException {
        Object result =
                target == null ? null : Pgjdbc.method(connection, type, name).call(target);
        if (result == null) {
            throw new SQLException("the application's driver gives no " + type + "." + name);
        }
        return result;
    }

    private static Class<?> lsn(Connection connection) throws SQLException {
        try {
            return Class.forName(
                    PACKAGE + "LogSequenceNumber", false, connection.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SQLFeatureNotSupportedException("the application's driver cannot replicate", e);
        }
    }

    /** The next line, valid until the one after it; null if none has come. The driver waits a millisecond for one. */
    @Nullable
    ByteBuffer next() throws SQLException {
        return (ByteBuffer) readPending.call(stream);
    }

    /** Tells the server what has arrived, if it is time to. */
    void acknowledge(boolean busy) throws SQLException {
        long now = System.nanoTime();
        if (now - statusAt < (busy ? STATUS_WHILE_BUSY : STATUS_WHILE_IDLE)) {
            return;
        }
        statusAt = now;
        Object received = lastReceived.call(stream);
        setFlushed.call(stream, received);
        setApplied.call(stream, received);
        forceStatus.call(stream);
    }
}
