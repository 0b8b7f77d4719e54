package com.acme.writers;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.List;

/** The same story for every library: writes of every kind, and what is read after, before and beside them. */
public abstract class Story implements Scenario {

    private static final String[] TABLES = {
        "drop table if exists phone, person",
        "create table person (id bigint primary key, name text not null, city text not null, version int not null)",
        "create table phone (id bigint primary key, person_id bigint not null references person on delete cascade, "
                + "number text not null)",
        "insert into person values (1, 'Ann', 'Berne', 1), (2, 'Bob', 'Bonn', 1), (3, 'Cem', 'Berne', 1)",
        "insert into phone values (11, 1, 'eleven'), (12, 1, 'twelve'), (21, 2, 'twenty-one')"
    };

    /** With three people and their phones. */
    public static void createTables() {
        Site.execute(TABLES);
    }

    protected abstract People open() throws Exception;

    @Override
    public void run(Transcript out) throws Exception {
        createTables();
        try (People people = open();
                Looks looks = new Looks(people)) {
            Telling telling = new Telling(out, looks);
            telling.look("at first");
            writes(people, telling);
            transactions(people, telling);
            nestedTransactions(people, telling);
        }
    }

    private static void writes(People people, Telling telling) {
        people.rename(1, "Anna");
        telling.look("1 renamed");
        people.move(2, "Berne");
        telling.look("2 moved");
        people.moveAll("Berne", "Bonn");
        telling.look("all moved");
        people.correctNames("Cem", "Cemal");
        telling.look("3 corrected");
        people.add(4, "Dana", "Berne", "forty-one");
        telling.look("4 added");
        people.addAll(5, "Berne", List.of("Ed", "Flo", "Gus"));
        telling.look("5, 6, 7 added");
        people.delete(2);
        telling.look("2 deleted");
        people.deleteIn("Berne");
        telling.look("Berne deleted");
        Site.execute(
                "insert into person values (2, 'Ben', 'Berne', 1)", "insert into phone values (22, 2, 'twenty-two')");
        telling.look("2 is back by another way");
        Site.execute("update person set city = 'Berne' where id = 1");
        telling.look("1 moved by another way");
    }

    private static void transactions(People people, Telling telling) {
        people.inTransaction(() -> {
            people.rename(1, "Anne");
            people.move(2, "Bonn");
            telling.lookHere("inside");
            telling.lookElsewhere("meanwhile");
        });
        telling.look("committed");
        try {
            people.inTransaction(() -> {
                people.rename(1, "Nobody");
                people.delete(2);
                telling.lookHere("inside");
                throw new TakenBack();
            });
        } catch (TakenBack expected) {
            telling.look("rolled back");
        }
        people.inTransaction(() -> {
            telling.lookAtValuesHere("inside, nothing written");
            people.rename(1, "Ann");
            people.andBackToSavepoint(() -> {
                people.move(2, "Nowhere");
                telling.lookAtValuesHere("after the savepoint");
            });
            telling.lookAtValuesHere("back at the savepoint");
        });
        telling.look("committed");
    }

    private static void nestedTransactions(People people, Telling telling) {
        try {
            people.inTransaction(() -> {
                people.move(1, "Nowhere");
                telling.lookAtValuesHere("outside");
                people.inNewTransaction(() -> {
                    people.move(2, "Berne");
                    telling.lookHere("in the new one");
                });
                telling.lookHere("the new one committed");
                people.outsideTransactions(() -> telling.lookHere("without one"));
                throw new TakenBack();
            });
        } catch (TakenBack expected) {
            telling.look("the outer one rolled back");
        }
    }
}
