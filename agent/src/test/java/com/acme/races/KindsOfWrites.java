package com.acme.races;

import java.io.StringReader;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** However a row is written, what depends on it is loaded anew, and the rest is not. */
public class KindsOfWrites extends Races {

    @Override
    void races() throws Exception {
        rowsThatStay();
        statements();
        driver();
        database();
        absentRows();
    }

    private void rowsThatStay() throws Exception {
        race("update of one row by its key", () -> {
            readsAll();
            two.sql("UPDATE account SET version = 2 WHERE id = 1");
            readsAll();
        });
        race("update that changes a condition's column only for other rows", () -> {
            saw(accounts.byOwner("ann"), accounts.byOwner("bob"));
            two.sql("UPDATE account SET version = 2 WHERE owner = 'bob'");
            saw(accounts.byOwner("ann"), accounts.byOwner("bob"));
        });
        race("write to a table that nothing depends on", () -> {
            readsAll();
            two.sql("CREATE TEMPORARY TABLE scratch (id int)", "INSERT INTO scratch VALUES (1)");
            readsAll();
        });
        race("read of everything in between", () -> {
            readsAll();
            two.sql("SELECT * FROM account, owner", "VALUES (1)", "SHOW search_path");
            readsAll();
        });
    }

    /** One answer of each kind. */
    private void readsAll() throws Exception {
        saw(accounts.find(1), accounts.find(2), accounts.countAll(), accounts.byOwner("bob"), accounts.cityOf(1));
    }

    private void statements() throws Exception {
        write("delete", "DELETE FROM account WHERE id = 1");
        write("update of all rows", "UPDATE account SET version = version + 1");
        write("move into another owner's rows", "UPDATE account SET owner = 'ann' WHERE id = 3");
        write(
                "update with a join",
                "UPDATE account a SET version = 7 FROM owner o WHERE o.name = a.owner AND o.city = 'Bonn'");
        write("delete with a join", "DELETE FROM account a USING owner o WHERE o.name = a.owner AND o.city = 'Ulm'");
        write(
                "upsert that updates",
                "INSERT INTO account (id, owner, version) VALUES (1, 'ann', 9)"
                        + " ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version");
        write(
                "upsert that inserts",
                "INSERT INTO account (id, owner, version) VALUES (4, 'bob', 9)"
                        + " ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version");
        write("insert of what is selected", "INSERT INTO account (owner, version) SELECT owner, 5 FROM account");
        write(
                "merge",
                "MERGE INTO account a USING (VALUES (1, 6), (8, 6)) AS n (id, version) ON a.id = n.id"
                        + " WHEN MATCHED THEN UPDATE SET version = n.version"
                        + " WHEN NOT MATCHED THEN INSERT (id, owner, version) VALUES (n.id, 'bob', n.version)");
        write(
                "write in a WITH clause of a SELECT",
                "WITH moved AS (UPDATE account SET owner = 'bob' WHERE id = 1 RETURNING id) SELECT * FROM moved");
        write("truncate", "TRUNCATE account");
        write("comment before the verb", "/* DELETE */ -- SELECT\nUPDATE account SET version = 2 WHERE id = 1");
        write("prepared in SQL", "PREPARE up(int) AS UPDATE account SET version = 8 WHERE id = $1", "EXECUTE up(1)");
        write("anonymous block", "DO 'BEGIN UPDATE account SET version = 2 WHERE id = 1; END'");
        write("EXPLAIN ANALYZE of a write", "EXPLAIN ANALYZE UPDATE account SET version = 2 WHERE id = 1");
    }

    private void write(String name, String... texts) throws Exception {
        race(name, () -> {
            saw(accounts.find(1), accounts.countAll(), accounts.sumOfVersions(), accounts.byOwner("bob"));
            two.begins(connection -> {});
            two.sql(texts);
            saw(accounts.find(1), accounts.countAll(), accounts.sumOfVersions(), accounts.byOwner("bob"));
        });
    }

    private void driver() throws Exception {
        through(
                "COPY IN",
                connection -> connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY account (owner, version) FROM STDIN", new StringReader("bob\t4\n")));
        through("updatable result set", connection -> {
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = statement.executeQuery("SELECT id, version FROM account WHERE id = 1")) {
                rows.next();
                rows.updateInt(2, 4);
                rows.updateRow();
            }
        });
        through("executeQuery of a write that returns rows", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE account SET version = ? WHERE id = ? RETURNING id")) {
                statement.setInt(1, 4);
                statement.setInt(2, 1);
                statement.executeQuery().close();
            }
        });
        through("batch of a prepared statement", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE account SET version = ? WHERE id = ?")) {
                for (int id = 1; id <= 3; id++) {
                    statement.setInt(1, 10 + id);
                    statement.setInt(2, id);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
        through("call of a procedure", connection -> {
            try (PreparedStatement statement = connection.prepareStatement("CALL change_version(?, ?)")) {
                statement.setInt(1, 1);
                statement.setInt(2, 4);
                statement.execute();
            }
        });
        through("call of a function", connection -> {
            try (CallableStatement statement = connection.prepareCall("{? = call set_version(?, ?)}")) {
                statement.registerOutParameter(1, java.sql.Types.INTEGER);
                statement.setInt(2, 1);
                statement.setInt(3, 4);
                statement.execute();
            }
        });
    }

    /** What is done with a connection of somebody else's. */
    interface Use {
        void of(Connection connection) throws Exception;
    }

    private void through(String name, Use use) throws Exception {
        race(name, () -> {
            saw(accounts.find(1), accounts.find(3), accounts.countAll());
            try (Connection connection = Database.open()) {
                use.of(connection);
            }
            saw(accounts.find(1), accounts.find(3), accounts.countAll());
        });
        race(name + ", in a transaction", () -> {
            saw(accounts.find(1), accounts.countAll());
            try (Connection connection = Database.open()) {
                connection.setAutoCommit(false);
                use.of(connection);
                Database.bind(connection);
                saw(accounts.find(1), accounts.countAll());
                Database.unbind();
                saw(accounts.find(1), accounts.countAll());
                connection.commit();
            }
            saw(accounts.find(1), accounts.countAll());
        });
    }

    private void database() throws Exception {
        write("function that writes", "SELECT set_version(1, 2)");
        write("function that writes, in a condition", "SELECT 1 WHERE set_version(1, 2) = 2");
        write("trigger that writes another table", "INSERT INTO request VALUES (1, 2)");
        write("cascade", "DELETE FROM owner WHERE name = 'bob'");
        write("truncate that cascades", "TRUNCATE owner CASCADE");
        write("write through a view", "UPDATE account_view SET version = 2 WHERE id = 1");
        race("read through a view", () -> {
            saw(accounts.findInView(1));
            two.sql("UPDATE account SET version = 2 WHERE id = 1");
            saw(accounts.findInView(1));
            two.sql("UPDATE account SET version = 0 WHERE id = 1");
            saw(accounts.findInView(1));
        });
        race("write of a joined table through a view", () -> {
            saw(accounts.cityOf(1), accounts.cityOf(3));
            two.sql("UPDATE owner_view SET city = 'Kiel' WHERE name = 'ann'");
            saw(accounts.cityOf(1), accounts.cityOf(3));
        });
    }

    private void absentRows() throws Exception {
        race("absent row that is inserted with a generated key", () -> {
            saw(accounts.find(10), accounts.find(10));
            two.sql("INSERT INTO account (owner, version) VALUES ('bob', 5)");
            saw(accounts.find(10), accounts.find(10));
        });
        race("absent row that is inserted with its key", () -> {
            saw(accounts.find(7), accounts.find(7), accounts.find(8));
            two.sql("INSERT INTO account (id, owner, version) VALUES (7, 'bob', 5)");
            saw(accounts.find(7), accounts.find(8));
        });
        race("row whose key is changed", () -> {
            saw(accounts.find(1), accounts.find(7));
            two.sql("UPDATE account SET id = 7 WHERE id = 1");
            saw(accounts.find(1), accounts.find(7));
        });
        race("deleted row that comes back", () -> {
            saw(accounts.find(1));
            two.sql("DELETE FROM account WHERE id = 1");
            saw(accounts.find(1), accounts.find(1));
            two.sql("INSERT INTO account (id, owner, version) VALUES (1, 'ann', 2)");
            saw(accounts.find(1), accounts.find(1));
        });
    }
}
