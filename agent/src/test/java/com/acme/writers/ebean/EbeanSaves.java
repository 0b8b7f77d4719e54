package com.acme.writers.ebean;

import com.acme.writers.Remembered;
import com.acme.writers.Story;
import io.ebean.Database;
import io.ebean.Transaction;
import io.ebean.config.DatabaseConfig;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Transaction after transaction saves, and none of them matters once it has ended. */
public class EbeanSaves implements Scenario {

    private static final int MANY = 50;

    @Override
    public void run(Transcript out) {
        Story.createTables();
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(EbeanStory.source());
        Database database = EbeanStory.database(config);
        new SpecialPeople(database).count();
        for (int id = MANY; id < 2 * MANY; id++) {
            database.insert(new PersonBean(id, "Ida", "Ins"));
        }
        for (int id = MANY; id < 2 * MANY; id++) {
            save(database, id);
        }
        out.line("remembered " + Remembered.heldBack());
        try (Transaction transaction = database.beginTransaction()) {
            transaction.setBatchMode(true);
            database.insert(new PersonBean(9, "Ida", "Ins"));
            out.line("in a batch " + Remembered.heldBack());
            transaction.commit();
        }
        out.line("committed " + Remembered.heldBack());
        database.shutdown();
    }

    private static void save(Database database, int id) {
        try (Transaction transaction = database.beginTransaction()) {
            transaction.setBatchMode(id % 2 == 0);
            PersonBean person = database.find(PersonBean.class, (long) id);
            person.setName("Ina");
            database.save(person);
            if (id % 3 == 0) {
                transaction.rollback();
            } else {
                transaction.commit();
            }
        }
    }
}
