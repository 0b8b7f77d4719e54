package com.acme.races;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction sees its own writes and nobody else's that it must not; everybody else sees neither. */
public class InsideTransactions extends Races {

    private static final String TO_2 = "UPDATE account SET version = 2 WHERE id = 1";
    private static final String TO_3 = "UPDATE account SET version = 3 WHERE id = 1";

    @Override
    void races() throws Exception {
        ownWrites();
        severalConnections();
        for (int level : new int[] {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE}) {
            snapshot("setTransactionIsolation(" + level + ")", connection -> {
                connection.setTransactionIsolation(level);
                connection.setAutoCommit(false);
            });
        }
        snapshot("SET TRANSACTION", connection -> {
            connection.setAutoCommit(false);
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        });
        snapshot(
                "BEGIN ISOLATION LEVEL",
                connection -> execute(connection, "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY"));
        snapshot("SET SESSION CHARACTERISTICS", connection -> {
            execute(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            connection.setAutoCommit(false);
        });
        snapshot("SET default_transaction_isolation", connection -> {
            execute(connection, "SET default_transaction_isolation = 'repeatable read'");
            connection.setAutoCommit(false);
        });
        locks();
    }

    private void ownWrites() throws Exception {
        race("own write seen inside, what was before it outside", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            saw(one.does(() -> accounts.find(1)), accounts.find(1), one.does(() -> accounts.find(1)));
            one.rollsBack();
            saw(one.does(() -> accounts.find(1)), accounts.find(1));
        });
        race("own write loaded first by its own transaction, then rolled back", () -> {
            one.begins();
            one.sql(TO_2);
            saw(one.does(() -> accounts.find(1)));
            one.rollsBack();
            saw(accounts.find(1), accounts.find(1));
        });
        race("own write loaded first by its own transaction, then committed", () -> {
            one.begins();
            one.sql(TO_2);
            saw(one.does(() -> accounts.find(1)), one.does(() -> accounts.find(1)));
            one.commits();
            saw(accounts.find(1), accounts.find(1));
        });
        race("what another loads in the meantime is not given to the writer", () -> {
            one.begins();
            one.sql(TO_2);
            saw(accounts.find(1), one.does(() -> accounts.find(1)), accounts.find(1));
            one.commits();
            saw(accounts.find(1));
        });
        race("own insert in a count, own move among an owner's rows", () -> {
            saw(accounts.countAll(), accounts.byOwner("bob"));
            one.begins();
            one.sql(
                    "INSERT INTO account (owner, version) VALUES ('ann', 1)",
                    "UPDATE account SET owner = 'bob' WHERE id = 1");
            saw(one.does(accounts::countAll), one.does(() -> accounts.byOwner("bob")));
            saw(accounts.countAll(), accounts.byOwner("bob"));
            one.commits();
            saw(accounts.countAll(), accounts.byOwner("bob"));
        });
        race("own write made by a function is seen", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql("SELECT set_version(1, 2)");
            saw(one.does(() -> accounts.find(1)), accounts.find(1));
            one.rollsBack();
            saw(one.does(() -> accounts.find(1)));
        });
        race("own write made by a trigger is seen", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql("INSERT INTO request VALUES (1, 2)");
            saw(one.does(() -> accounts.find(1)), accounts.find(1));
            one.commits();
            saw(accounts.find(1));
        });
    }

    private void severalConnections() throws Exception {
        race("connection handed to another thread in the middle of its transaction", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            two.takes(one.handsOver());
            two.sql("SELECT 1");
            saw(two.does(() -> accounts.find(1)), one.does(() -> accounts.find(1)));
            two.sql(TO_3);
            saw(two.does(() -> accounts.find(1)));
            two.commits();
            saw(one.does(() -> accounts.find(1)), two.does(() -> accounts.find(1)));
        });
        race("inner transaction on a second connection commits, outer one rolls back", () -> {
            saw(accounts.find(1), accounts.find(2));
            one.begins();
            one.sql(TO_2);
            Connection outer = one.handsOver();
            one.begins();
            one.sql("UPDATE account SET version = 3 WHERE id = 2");
            saw(one.does(() -> accounts.find(2)), accounts.find(2));
            one.commits();
            saw(accounts.find(2));
            one.leaves();
            one.takes(outer);
            saw(one.does(() -> accounts.find(1)), one.does(() -> accounts.find(2)), accounts.find(1));
            one.rollsBack();
            saw(accounts.find(1), accounts.find(2));
        });
        race("inner transaction does not see what the suspended outer one wrote", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2);
            Connection outer = one.handsOver();
            one.begins();
            saw(one.does(() -> accounts.find(1)));
            one.leaves();
            one.takes(outer);
            saw(one.does(() -> accounts.find(1)));
            one.commits();
            saw(accounts.find(1));
        });
    }

    private void snapshot(String how, Actor.Preparation preparation) throws Exception {
        race("snapshot by " + how, () -> {
            saw(accounts.find(2));
            one.begins(preparation);
            saw(one.does(() -> accounts.find(1)));
            two.sql(TO_2);
            saw(accounts.find(1), one.does(() -> accounts.find(1)), accounts.find(1));
            one.sql("COMMIT");
            saw(accounts.find(1));
        });
    }

    private void locks() throws Exception {
        race("SELECT FOR UPDATE and FOR SHARE", () -> {
            one.begins();
            saw(one.does(() -> accounts.findForUpdate(1)), one.does(() -> accounts.findForUpdate(1)));
            saw(one.does(() -> accounts.findForShare(2)), one.does(() -> accounts.findForShare(2)));
            one.commits();
            two.sql(TO_2);
            saw(accounts.findForUpdate(1), accounts.findForShare(1));
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
