package com.acme.writers.hibernate;

import com.acme.writers.Bodies;
import com.acme.writers.Pools;
import com.acme.writers.Site;
import com.acme.writers.Story;
import com.zaxxer.hikari.HikariDataSource;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;

/** What Hibernate answers from its caches and from sessions that stay open longer than a transaction. */
public class HibernateSpecialities implements Scenario {

    private final SpecialPeople people = new SpecialPeople();
    private Transcript out;
    private SessionFactory factory;

    @Override
    public void run(Transcript transcript) {
        out = transcript;
        Story.createTables();
        try (HikariDataSource pool = Pools.hikari(true)) {
            factory = HibernateStory.factory(pool, CachedEntity.class);
            caches();
            openSessionInView();
            heldBack();
            created();
            factory.close();
        }
    }

    private void caches() {
        inView(this::namesFromCaches);
        inView(() -> out.line("cached " + namesFromCaches()));
        Site.execute("update person set name = 'Anna' where id = 1");
        // Hibernate does not see that, and answers with what it has; the agent must not keep that
        inView(this::namesFromCaches);
        factory.getCache().evictAllRegions();
        inView(() -> out.line("after Hibernate's caches were cleared " + namesFromCaches()));
        inView(() -> out.line("again " + namesFromCaches()));
    }

    private String namesFromCaches() {
        return look(() -> people.nameCached(1)) + " " + look(() -> people.namesCached("Berne"));
    }

    private void openSessionInView() {
        inView(() -> {
            people.person(1);
            people.person(2);
            Site.execute("update person set name = 'Annabel' where id = 1");
            // this session will never see that
            people.name(1);
            people.names("Berne");
        });
        inView(() -> out.line("in the next view " + look(() -> people.name(1))));
        inView(() -> out.line("and " + look(() -> people.names("Berne"))));
        inView(() -> out.line("again " + look(() -> people.name(1)) + " " + look(() -> people.names("Berne"))));
        inView(() -> out.line("an entity " + look(() -> people.person(1).getName())));
        inView(() ->
                out.line("an entity " + look(() -> people.person(1).getPhones().size())));
    }

    private void heldBack() {
        inView(people::count);
        inTransaction(() -> {
            SpecialPeople.view().persist(new PersonEntity(9, "Ida", "Ins"));
            out.line("waiting in the session " + look(people::count));
            SpecialPeople.view().getTransaction().setRollbackOnly();
        });
        inView(() -> out.line("rolled back " + look(people::count)));
    }

    private void created() {
        inTransaction(() -> out.line("created " + look(() -> people.findOrCreate(8))));
        inTransaction(() -> out.line("found " + look(() -> people.findOrCreate(8))));
        inView(() -> out.line("now " + look(people::count)));
    }

    private void inView(Runnable work) {
        try (Session session = factory.openSession()) {
            SpecialPeople.open(session);
            work.run();
        }
    }

    private void inTransaction(Runnable work) {
        inView(() -> {
            Transaction transaction = SpecialPeople.view().beginTransaction();
            work.run();
            if (transaction.getRollbackOnly()) {
                transaction.rollback();
            } else {
                transaction.commit();
            }
        });
    }

    private static String look(Supplier<Object> question) {
        int before = Bodies.runs();
        Object answer = question.get();
        return answer + (Bodies.runs() == before ? "" : "*");
    }
}
