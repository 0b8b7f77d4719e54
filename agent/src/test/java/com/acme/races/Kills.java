package com.acme.races;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;

/** Connections and servers that go away at the worst moment. Nothing that is answered afterwards differs from the database. */
public class Kills extends Races {

    private static final String TO_2 = "UPDATE account SET version = 2 WHERE id = 1";

    @Override
    void races() throws Exception {
        connections();
        backends();
        server();
    }

    private void connections() throws Exception {
        race("connection lost before the server got COMMIT", () -> {
            warm();
            cut("COMMIT", false, Connection::commit);
            compare();
        });
        race("connection lost after the server has committed", () -> {
            warm();
            cut("COMMIT", true, Connection::commit);
            compare();
        });
        race("connection lost after the server has rolled back", () -> {
            warm();
            cut("ROLLBACK", true, Connection::rollback);
            compare();
        });
        race("connection lost after an autocommit write", () -> {
            warm();
            cut("version = 3", true, connection -> {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.createStatement().execute("UPDATE account SET version = 3 WHERE id = 1");
            });
            compare();
        });
        race("connection lost after COMMIT PREPARED", () -> {
            warm();
            one.begins();
            one.sql("UPDATE account SET version = 4 WHERE id = 2", "PREPARE TRANSACTION 'e'");
            one.leaves();
            cut("COMMIT PREPARED", true, connection -> {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.createStatement().execute("COMMIT PREPARED 'e'");
            });
            compare();
        });
        race("connection lost after PREPARE TRANSACTION", () -> {
            warm();
            cut(
                    "PREPARE TRANSACTION",
                    true,
                    connection -> connection.createStatement().execute("PREPARE TRANSACTION 'f'"));
            compare();
            one.sql("COMMIT PREPARED 'f'");
            compare();
        });
    }

    private void backends() throws Exception {
        race("backend terminated before COMMIT", () -> {
            warm();
            two.begins();
            two.sql(TO_2);
            terminate(two);
            saw(failure(two::commits));
            compare();
        });
        race("backend of a reader terminated in the middle of its load", () -> {
            one.begins();
            int backend = one.uses(Database::backend);
            saw(inTheMiddleOf(() -> accounts.find(1), () -> {
                terminate(backend);
                two.sql(TO_2);
            }));
            one.leaves();
            compare();
        });
        race("connection aborted by the application with a write pending", () -> {
            warm();
            two.begins();
            two.sql(TO_2);
            two.uses(connection -> {
                connection.abort(Runnable::run);
                return null;
            });
            saw(failure(two::commits));
            compare();
        });
    }

    private void server() throws Exception {
        race("server stopped in the middle of a load and of a transaction", () -> {
            saw(accounts.find(2));
            two.begins();
            two.sql(TO_2);
            saw(inTheMiddleOf(() -> accounts.find(1), () -> Operator.asked("stop")));
            saw(failure(two::commits));
            two.leaves();
            Operator.asked("restart");
            compare();
            two.sql(TO_2);
            compare();
        });
        race("server crashed with a write pending, and another prepared", () -> {
            warm();
            one.begins();
            one.sql("UPDATE account SET version = 4 WHERE id = 2", "PREPARE TRANSACTION 'g'");
            one.leaves();
            two.begins();
            two.sql(TO_2);
            Operator.asked("crash");
            saw(failure(two::commits));
            two.leaves();
            Operator.asked("restart");
            compare();
            two.sql("COMMIT PREPARED 'g'");
            compare();
        });
        race("server restarted between commits of a connection that does not notice", () -> {
            two.begins();
            two.sql(TO_2);
            two.commits();
            warm();
            Operator.asked("restart");
            saw(failure(() -> two.sql("UPDATE account SET version = 5 WHERE id = 1")));
            two.leaves();
            compare();
        });
    }

    private void warm() throws Exception {
        saw(accounts.find(1), accounts.find(2), accounts.sumOfVersions());
        saw(accounts.find(1), accounts.find(2), accounts.sumOfVersions());
    }

    /** What the application is told, and what is true. */
    private void compare() throws Exception {
        for (int id = 1; id <= 2; id++) {
            saw(accounts.find(id) + "/" + accounts.find(id) + "/" + Database.version(id));
        }
    }

    /** Writes through a wire, ends the transaction, and loses the connection before or after the server acts on it. */
    private void cut(String text, boolean acted, Step end) throws Exception {
        try (Wire wire = new Wire(System.getProperty(PostgresServer.URL_PROPERTY))) {
            two.takes(Database.open(wire.url()));
            two.uses(connection -> {
                connection.setAutoCommit(false);
                return null;
            });
            two.sql(TO_2);
            int backend = two.uses(Database::backend);
            Gate gate = acted ? wire.holdsAnswerTo(text) : wire.holdsRequest(text);
            Future<?> ending = two.starts(() -> Database.with(connection -> {
                end.with(connection);
                return null;
            }));
            gate.awaitArrival();
            wire.cut();
            gate.open();
            saw(failure(() -> Actor.result(ending)));
            Database.awaitEndOf(backend);
            two.leaves();
        }
    }

    /** What is done with a connection. */
    private interface Step {
        void with(Connection connection) throws SQLException;
    }

    private void terminate(Actor actor) throws Exception {
        terminate((int) actor.uses(Database::backend));
    }

    private static void terminate(int backend) throws Exception {
        Database.sql("SELECT pg_terminate_backend(" + backend + ")");
        Database.awaitEndOf(backend);
    }

    private static String failure(Race step) throws Exception {
        try {
            step.run();
            return "passed";
        } catch (SQLException expected) {
            return "failed";
        }
    }
}
