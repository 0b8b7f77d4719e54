package com.acme.races;

import io.fallbackcached.testkit.PostgresServer;
import java.util.concurrent.Future;

/**
 * Between the moment a commit is sent and the moment it returns, it is in doubt: what it wrote may be visible or not. Nobody
 * who has seen the new data may see old data afterwards, and what is loaded then may be either.
 */
public class CommitsThatTakeTime extends Races {

    private static final String TO_2 = "UPDATE account SET version = 2 WHERE id = 1";

    @Override
    void races() throws Exception {
        race("commit that has not reached the server", () -> {
            saw(accounts.find(1));
            heldCommit(Wire::holdsRequest, () -> saw(direct(), accounts.find(1), accounts.find(1), direct()));
            saw(accounts.find(1), accounts.find(1));
        });
        race("commit that the server has done and not answered", () -> {
            saw(accounts.find(1), accounts.countAll());
            heldCommit(Wire::holdsAnswerTo, () -> saw(direct(), accounts.find(1), accounts.find(1), accounts.find(3)));
            saw(accounts.find(1), accounts.find(1));
        });
        race("rows of other tables and other rows while a commit is in doubt", () -> {
            saw(accounts.find(2), accounts.find(3));
            heldCommit(Wire::holdsAnswerTo, () -> saw(accounts.find(2), accounts.find(3)));
            saw(accounts.find(2), accounts.find(3));
        });
        race("load from before a commit that ends while the commit is in doubt", () -> {
            heldCommit(
                    Wire::holdsAnswerTo,
                    () -> saw(accounts.find(1)),
                    commit -> saw(inTheMiddleOf(() -> accounts.find(1), commit)));
            saw(accounts.find(1), accounts.find(1));
        });
        race("load from a commit's doubt that ends after the commit", () -> {
            Future<?>[] load = new Future<?>[1];
            Gate[] gate = new Gate[1];
            heldCommit(Wire::holdsRequest, () -> {
                gate[0] = accounts.stopsAfterSelect();
                load[0] = one.starts(() -> accounts.find(1));
                gate[0].awaitArrival();
            });
            gate[0].open();
            saw(Actor.result(load[0]), accounts.find(1), accounts.find(1));
        });
        race("two commits in doubt, of which one ends", () -> {
            saw(accounts.find(1), accounts.countAll());
            heldCommit(Wire::holdsAnswerTo, () -> {
                Database.sql("UPDATE account SET version = 2 WHERE id = 2");
                saw(accounts.find(2), accounts.find(1), accounts.sumOfVersions(), direct());
            });
            saw(accounts.find(1), accounts.sumOfVersions(), accounts.sumOfVersions());
        });
        race("autocommit write that the server has done and not answered", () -> {
            saw(accounts.find(1));
            held(TO_2, Wire::holdsAnswerTo, () -> two.sql(TO_2), () -> saw(direct(), accounts.find(1)));
            saw(accounts.find(1), accounts.find(1));
        });
        race("prepared transaction whose commit is done and not answered", () -> {
            saw(accounts.find(1));
            one.begins();
            one.sql(TO_2, "PREPARE TRANSACTION 'd'");
            one.leaves();
            held(
                    "COMMIT PREPARED",
                    Wire::holdsAnswerTo,
                    () -> two.sql("COMMIT PREPARED 'd'"),
                    () -> saw(direct(), accounts.find(1)));
            saw(accounts.find(1), accounts.find(1));
        });
    }

    /** Which way is held, until a message with that text. */
    private interface Holding {
        Gate of(Wire wire, String text);
    }

    /** How it comes to the commit. */
    private interface Around {
        void commit(Race commit) throws Exception;
    }

    private void heldCommit(Holding holding, Race meanwhile) throws Exception {
        heldCommit(holding, meanwhile, Race::run);
    }

    private void heldCommit(Holding holding, Race meanwhile, Around around) throws Exception {
        try (Wire wire = new Wire(System.getProperty(PostgresServer.URL_PROPERTY))) {
            two.takes(Database.open(wire.url()));
            two.uses(connection -> {
                connection.setAutoCommit(false);
                return null;
            });
            two.sql(TO_2);
            Gate gate = holding.of(wire, "COMMIT");
            Future<?>[] commit = new Future<?>[1];
            around.commit(() -> {
                commit[0] = two.starts(() -> {
                    Database.with(connection -> {
                        connection.commit();
                        return null;
                    });
                    return null;
                });
                gate.awaitArrival();
            });
            try {
                meanwhile.run();
            } finally {
                gate.open();
            }
            Actor.result(commit[0]);
            two.leaves();
        }
    }

    private void held(String text, Holding holding, Race write, Race meanwhile) throws Exception {
        try (Wire wire = new Wire(System.getProperty(PostgresServer.URL_PROPERTY))) {
            two.takes(Database.open(wire.url()));
            Gate gate = holding.of(wire, text);
            Actor watcher = new Actor("watcher");
            Future<?> writing = watcher.starts(() -> {
                write.run();
                return null;
            });
            gate.awaitArrival();
            try {
                meanwhile.run();
            } finally {
                gate.open();
            }
            Actor.result(writing);
            two.leaves();
        }
    }

    /** What the database itself says, past every cache. */
    private static int direct() throws Exception {
        return Database.version(1);
    }
}
