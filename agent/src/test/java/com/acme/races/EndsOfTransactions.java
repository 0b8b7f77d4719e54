package com.acme.races;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.Future;

/** What was written counts when, and only when, it was committed, however that was said. */
public class EndsOfTransactions extends Races {

    private static final String TO_2 = "UPDATE account SET version = 2 WHERE id = 1";
    private static final String TO_3 = "UPDATE account SET version = 3 WHERE id = 2";
    private static final String AGAINST_THE_CHECK = "UPDATE account SET version = 100 WHERE id = 2";

    @Override
    void races() throws Exception {
        savepoints();
        commitsWithoutSayingSo();
        commitsInSql();
        failures();
        twoPhases();
    }

    private void savepoints() throws Exception {
        race("rollback to a savepoint, then commit", () -> {
            saw(accounts.find(1), accounts.find(2));
            one.begins();
            one.sql(TO_2);
            Savepoint savepoint = one.uses(Connection::setSavepoint);
            one.sql(TO_3);
            saw(one.does(() -> accounts.find(2)));
            one.uses(connection -> {
                connection.rollback(savepoint);
                return null;
            });
            saw(one.does(() -> accounts.find(1)), one.does(() -> accounts.find(2)));
            one.commits();
            saw(accounts.find(1), accounts.find(2));
        });
        race("release of a savepoint, then commit", () -> {
            saw(accounts.find(1), accounts.find(2));
            one.begins();
            one.sql(TO_2, "SAVEPOINT a", TO_3, "RELEASE SAVEPOINT a");
            saw(accounts.find(1), accounts.find(2));
            one.commits();
            saw(accounts.find(1), accounts.find(2));
        });
        race("savepoints inside one another and of one name", () -> {
            saw(accounts.find(1), accounts.find(2), accounts.find(3));
            one.begins();
            one.sql("SAVEPOINT a", TO_2, "SAVEPOINT b", TO_3, "SAVEPOINT a", "DELETE FROM account WHERE id = 3");
            one.sql("ROLLBACK TO SAVEPOINT a", "RELEASE SAVEPOINT a", "ROLLBACK TO b");
            one.commits();
            saw(accounts.find(1), accounts.find(2), accounts.find(3));
        });
        race("failed statement, rollback to a savepoint, commit", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2, "SAVEPOINT a");
            saw(failure(() -> one.sql(AGAINST_THE_CHECK)));
            one.sql("ROLLBACK TO a");
            one.commits();
            saw(accounts.find(1));
        });
    }

    private void commitsWithoutSayingSo() throws Exception {
        race("switching to autocommit commits", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            one.uses(connection -> {
                connection.setAutoCommit(true);
                return null;
            });
            saw(accounts.find(1), one.does(() -> accounts.find(1)));
        });
        race("closing without a commit rolls back", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            one.leaves();
            saw(accounts.find(1));
        });
        race("batch in autocommit", () -> {
            saw(accounts.find(1), accounts.find(2), accounts.find(3));
            batch(Database.open(), true);
            saw(accounts.find(1), accounts.find(2), accounts.find(3));
        });
        race("batch in a transaction", () -> {
            saw(accounts.find(1), accounts.find(2));
            one.begins();
            batch(one.handsOver(), false);
            saw(accounts.find(1), accounts.find(2));
        });
    }

    /** Writes two rows, closes the connection. */
    private static void batch(Connection connection, boolean autoCommit) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.addBatch(TO_2);
            statement.addBatch(TO_3);
            statement.executeBatch();
            if (!autoCommit) {
                connection.commit();
            }
        }
    }

    private void commitsInSql() throws Exception {
        race("BEGIN and COMMIT as statements", () -> {
            saw(accounts.find(1));
            one.begins(connection -> {});
            one.sql("BEGIN", TO_2);
            saw(accounts.find(1), one.does(() -> accounts.find(1)));
            one.sql("COMMIT");
            saw(accounts.find(1), accounts.find(1));
        });
        race("START TRANSACTION and ABORT as statements", () -> {
            saw(accounts.find(1));
            one.begins(connection -> {});
            one.sql("START TRANSACTION", TO_2);
            saw(one.does(() -> accounts.find(1)));
            one.sql("ABORT");
            saw(accounts.find(1), one.does(() -> accounts.find(1)));
        });
        race("COMMIT AND CHAIN, then rollback", () -> {
            saw(accounts.find(1), accounts.find(2));
            one.begins();
            one.sql(TO_2, "COMMIT AND CHAIN", TO_3);
            saw(accounts.find(1), one.does(() -> accounts.find(2)));
            one.rollsBack();
            saw(accounts.find(1), accounts.find(2));
        });
        race("several statements in one text", () -> {
            saw(accounts.find(1), accounts.find(2));
            two.sql(TO_2 + "; " + TO_3);
            saw(accounts.find(1), accounts.find(2));
        });
        race("a whole transaction in one text", () -> {
            saw(accounts.find(1), accounts.find(2));
            two.sql("BEGIN; " + TO_2 + "; COMMIT; BEGIN; " + TO_3 + "; ROLLBACK");
            saw(accounts.find(1), accounts.find(2));
        });
        race("END in the text of the last write", () -> {
            saw(accounts.find(1));
            one.begins(connection -> {});
            one.sql("BEGIN", TO_2 + "; END");
            saw(accounts.find(1));
        });
    }

    private void failures() throws Exception {
        race("failed statement, then rollback", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            saw(failure(() -> one.sql(AGAINST_THE_CHECK)));
            one.rollsBack();
            saw(accounts.find(1));
        });
        race("failed statement, then commit", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            saw(failure(() -> one.sql(AGAINST_THE_CHECK)), failure(one::commits));
            saw(accounts.find(1), one.does(() -> accounts.find(1)));
        });
        race("statement that is cancelled", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            two.begins();
            Statement waiting = two.uses(Connection::createStatement);
            Future<?> write = two.starts(() -> waiting.execute("UPDATE account SET version = 4 WHERE id = 1"));
            Database.awaitBlockedStatement();
            waiting.cancel();
            saw(failure(() -> Actor.result(write)));
            two.rollsBack();
            saw(accounts.find(1));
            one.commits();
            saw(accounts.find(1));
        });
        race("statement that takes too long", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            saw(failure(() -> two.sql("SET statement_timeout = 50; UPDATE account SET version = 4 WHERE id = 1")));
            one.commits();
            saw(accounts.find(1));
        });
    }

    private void twoPhases() throws Exception {
        race("prepared here, committed on another connection", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2, "PREPARE TRANSACTION 'a'");
            saw(accounts.find(1));
            two.sql("COMMIT PREPARED 'a'");
            saw(accounts.find(1), accounts.find(1));
        });
        race("prepared here, rolled back on another connection", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2, "PREPARE TRANSACTION 'b'");
            two.sql("ROLLBACK PREPARED 'b'");
            saw(accounts.find(1));
        });
        race("load in the middle of which a prepared transaction is committed", () -> {
            two.begins();
            two.sql(TO_2, "PREPARE TRANSACTION 'c'");
            two.leaves();
            saw(inTheMiddleOf(() -> accounts.find(1), () -> two.sql("COMMIT PREPARED 'c'")));
            saw(accounts.find(1), accounts.find(1));
        });
    }

    private static String failure(Race step) throws Exception {
        try {
            step.run();
            return "passed";
        } catch (SQLException expected) {
            return expected.getSQLState();
        }
    }
}
