package com.acme.writers.hibernate;

import com.acme.writers.Pools;
import com.acme.writers.Remembered;
import com.acme.writers.Story;
import com.zaxxer.hikari.HikariDataSource;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import org.hibernate.SessionFactory;

/** Session after session saves, and none of them matters once it is closed. */
public class HibernateSaves implements Scenario {

    private static final int MANY = 50;

    @Override
    public void run(Transcript out) {
        Story.createTables();
        try (HikariDataSource pool = Pools.hikari(true);
                SessionFactory factory = HibernateStory.factory(pool)) {
            for (int i = MANY; i < 2 * MANY; i++) {
                long id = i;
                factory.inTransaction(session -> session.persist(new PersonEntity(id, "Ida", "Ins")));
            }
            out.line("remembered " + Remembered.heldBack());
            factory.inTransaction(session -> {
                session.persist(new PersonEntity(9, "Ida", "Ins"));
                out.line("in a session " + Remembered.heldBack());
            });
            out.line("closed " + Remembered.heldBack());
        }
    }
}
