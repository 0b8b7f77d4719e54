package com.acme.races;

import java.util.concurrent.Future;

/** What a load brings is kept only if no commit overtook it. */
public class LoadsAgainstWrites extends Races {

    private static final String WRITE = "UPDATE account SET version = 2 WHERE id = 1";

    @Override
    void races() throws Exception {
        autocommit();
        transactionsOfAnother();
        queriesOfManyRows();
        loadsOfSeveralSteps();
        loadsInTransactions();
    }

    private void autocommit() throws Exception {
        race("write before the load", () -> {
            saw(accounts.find(1));
            two.sql(WRITE);
            saw(accounts.find(1), accounts.find(1));
        });
        race("write in the middle of the load", () -> {
            saw(inTheMiddleOf(() -> accounts.find(1), () -> two.sql(WRITE)));
            saw(accounts.find(1), accounts.find(1));
        });
        race("write of another row in the middle of the load", () -> {
            saw(inTheMiddleOf(() -> accounts.find(1), () -> two.sql("UPDATE account SET version = 2 WHERE id = 2")));
            saw(accounts.find(1), accounts.find(2));
        });
        race("call that comes after the write, while the load is still running", () -> {
            Future<?>[] late = new Future<?>[1];
            saw(inTheMiddleOf(() -> accounts.find(1), () -> {
                two.sql(WRITE);
                late[0] = two.starts(() -> accounts.find(1));
                two.awaitStuck(late[0]);
            }));
            saw(Actor.result(late[0]), accounts.find(1));
        });
    }

    private void transactionsOfAnother() throws Exception {
        race("commit before the load", () -> {
            saw(accounts.find(1));
            two.begins();
            two.sql(WRITE);
            two.commits();
            saw(accounts.find(1), accounts.find(1));
        });
        race("write before the load, commit in its middle", () -> {
            two.begins();
            two.sql(WRITE);
            saw(inTheMiddleOf(() -> accounts.find(1), two::commits));
            saw(accounts.find(1), accounts.find(1));
        });
        race("write and commit in the middle of the load", () -> {
            two.begins();
            saw(inTheMiddleOf(() -> accounts.find(1), () -> {
                two.sql(WRITE);
                two.commits();
            }));
            saw(accounts.find(1), accounts.find(1));
        });
        race("write in the middle of the load, commit after it", () -> {
            two.begins();
            saw(inTheMiddleOf(() -> accounts.find(1), () -> two.sql(WRITE)));
            saw(accounts.find(1));
            two.commits();
            saw(accounts.find(1), accounts.find(1));
        });
        race("write and rollback in the middle of the load", () -> {
            two.begins();
            saw(inTheMiddleOf(() -> accounts.find(1), () -> {
                two.sql(WRITE);
                two.rollsBack();
            }));
            saw(accounts.find(1));
        });
    }

    private void queriesOfManyRows() throws Exception {
        race("insert in the middle of a count", () -> {
            saw(inTheMiddleOf(
                    accounts::countAll, () -> two.sql("INSERT INTO account (owner, version) VALUES ('bob', 1)")));
            saw(accounts.countAll(), accounts.countAll());
        });
        race("row moving in while its new owner's rows are read", () -> {
            saw(inTheMiddleOf(
                    () -> accounts.byOwner("bob"), () -> two.sql("UPDATE account SET owner = 'bob' WHERE id = 1")));
            saw(accounts.byOwner("bob"), accounts.byOwner("bob"));
        });
        race("row moving out while its old owner's rows are read", () -> {
            saw(inTheMiddleOf(
                    () -> accounts.byOwner("ann"), () -> two.sql("UPDATE account SET owner = 'bob' WHERE id = 1")));
            saw(accounts.byOwner("ann"), accounts.byOwner("ann"));
        });
        race("joined table written in the middle of the join", () -> {
            saw(inTheMiddleOf(
                    () -> accounts.cityOf(1), () -> two.sql("UPDATE owner SET city = 'Kiel' WHERE name = 'ann'")));
            saw(accounts.cityOf(1), accounts.cityOf(1));
        });
        race("row that was absent inserted in the middle of the load", () -> {
            saw(inTheMiddleOf(
                    () -> accounts.find(10), () -> two.sql("INSERT INTO account (owner, version) VALUES ('bob', 5)")));
            saw(accounts.find(10), accounts.find(10));
        });
    }

    private void loadsOfSeveralSteps() throws Exception {
        race("write between two SELECTs of one load", () -> {
            saw(inTheMiddleOf(() -> accounts.twice(1), () -> two.sql(WRITE)));
            saw(accounts.twice(1), accounts.twice(1));
        });
        race("write while an answer from memory is being made into another", () -> {
            saw(accounts.find(1), accounts.countAll());
            saw(inTheMiddleOf(() -> accounts.described(1), () -> two.sql(WRITE)));
            saw(accounts.described(1), accounts.described(1));
        });
        race("write to what an answer was made of indirectly", () -> {
            saw(accounts.described(1));
            two.sql("INSERT INTO account (owner, version) VALUES ('bob', 1)");
            saw(accounts.described(1));
            two.sql(WRITE);
            saw(accounts.described(1), accounts.described(1));
        });
    }

    private void loadsInTransactions() throws Exception {
        race("load in a transaction that is older than the write", () -> {
            one.begins();
            saw(one.does(() -> accounts.find(2)));
            two.sql(WRITE);
            saw(one.does(() -> accounts.find(1)), accounts.find(1), accounts.find(1));
        });
        race("write while a reader's transaction is open", () -> {
            one.begins();
            saw(one.does(() -> accounts.find(1)));
            two.sql(WRITE);
            saw(accounts.find(1), one.does(() -> accounts.find(1)));
            one.commits();
            saw(one.does(() -> accounts.find(1)), accounts.find(1));
        });
    }
}
