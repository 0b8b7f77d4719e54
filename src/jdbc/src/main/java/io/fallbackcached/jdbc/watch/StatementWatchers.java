package io.fallbackcached.jdbc.watch;

import static io.fallbackcached.jdbc.watch.Watched.method;

import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.session.Connections;
import io.fallbackcached.jdbc.session.StatementEvents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches how statements are made, bound and executed. */
final class StatementWatchers {

    private static final String CONNECTION = "java/sql/Connection";
    private static final String STATEMENT = "java/sql/Statement";
    private static final String PREPARED = "java/sql/PreparedStatement";
    private static final String RESULT = "java/sql/ResultSet";
    private static final String TEXT = "(Ljava/lang/String;";

    private final StatementEvents events;
    private final Watcher binding = this::bind;

    StatementWatchers(Connections connections) {
        this.events = new StatementEvents(connections);
    }

    /** Watches all methods of prepared statements that bind a value to a placeholder by its number. */
    Watcher binding() {
        return binding;
    }

    List<Watched> watched() {
        Watcher make = new Asking(this::make);
        Watcher execute = new Asking(this::execute);
        Watcher executeBatch = new Asking((target, arguments) -> events.executingBatch((Statement) target));
        Watcher addBatch = new Asking(this::addBatch);
        Watcher changeRow = new Asking((target, arguments) -> events.changingRow((ResultSet) target));
        List<Watched> all = new ArrayList<>();
        all.add(method(CONNECTION, "createStatement", "(", make));
        all.add(method(CONNECTION, "prepareStatement", TEXT, make));
        all.add(method(CONNECTION, "prepareCall", TEXT, make));
        for (String name : List.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate")) {
            all.add(method(STATEMENT, name, TEXT, execute));
            all.add(method(PREPARED, name, "()", execute));
        }
        all.add(method(STATEMENT, "executeBatch", "()", executeBatch));
        all.add(method(STATEMENT, "executeLargeBatch", "()", executeBatch));
        all.add(method(STATEMENT, "addBatch", TEXT, addBatch));
        all.add(method(PREPARED, "addBatch", "()", addBatch));
        all.add(method(STATEMENT, "clearBatch", "()", new Asking(this::clearBatch)));
        all.add(method(PREPARED, "clearParameters", "()", new Asking(this::clearParameters)));
        all.add(method(STATEMENT, "close", "()", new Asking(this::close)));
        for (String name : List.of("insertRow", "updateRow", "deleteRow")) {
            all.add(method(RESULT, name, "()", changeRow));
        }
        return all;
    }

    private @Nullable WatchedCall bind(@Nullable Object target, @Nullable Object[] arguments) {
        if (target instanceof Statement && arguments[0] instanceof Integer) {
            events.bind((Statement) target, (Integer) arguments[0], arguments[1]);
        }
        return null;
    }

    private @Nullable WatchedCall make(Object target, @Nullable Object[] arguments) throws SQLException {
        boolean isText = arguments.length > 0 && arguments[0] instanceof String;
        return target instanceof Connection
                ? events.making((Connection) target, isText ? (String) arguments[0] : null)
                : null;
    }

    private @Nullable WatchedCall execute(Object target, @Nullable Object[] arguments) throws SQLException {
        return events.executing((Statement) target, arguments.length == 0 ? null : String.valueOf(arguments[0]));
    }

    private @Nullable WatchedCall addBatch(Object target, @Nullable Object[] arguments) throws SQLException {
        events.addBatch((Statement) target, arguments.length == 0 ? null : String.valueOf(arguments[0]));
        return null;
    }

    private @Nullable WatchedCall clearBatch(Object target, @Nullable Object[] arguments) {
        events.clearBatch((Statement) target);
        return null;
    }

    private @Nullable WatchedCall close(Object target, @Nullable Object[] arguments) {
        events.closed((Statement) target);
        return null;
    }

    private @Nullable WatchedCall clearParameters(Object target, @Nullable Object[] arguments) {
        events.clearParameters((Statement) target);
        return null;
    }
}
