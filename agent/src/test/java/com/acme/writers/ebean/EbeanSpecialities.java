package com.acme.writers.ebean;

import com.acme.writers.Bodies;
import com.acme.writers.Site;
import com.acme.writers.Story;
import io.ebean.Database;
import io.ebean.Transaction;
import io.ebean.config.DatabaseConfig;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import jakarta.persistence.OptimisticLockException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What Ebean answers from its caches, its threads, its persistence context and its batches. An asterisk: not from memory. */
public class EbeanSpecialities implements Scenario {

    private Transcript out;
    private SpecialPeople people;
    private Database database;

    @Override
    public void run(Transcript transcript) {
        out = transcript;
        Story.createTables();
        Site.execute(
                "drop table if exists nickname",
                "create table nickname (person_id bigint not null, nickname text not null)");
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(EbeanStory.source());
        config.addClass(CachedBean.class);
        config.addClass(NicknamedBean.class);
        database = EbeanStory.database(config);
        people = new SpecialPeople(database);
        caches();
        futures();
        lazyLoading();
        persistenceContext();
        batches();
        queues();
        versions();
        database.shutdown();
    }

    private void caches() {
        out.line("cached " + look(() -> people.nameFromBeanCache(1)) + " "
                + look(() -> people.namesFromQueryCache("Berne")));
        out.line("again " + look(() -> people.nameFromBeanCache(1)) + " "
                + look(() -> people.namesFromQueryCache("Berne")));
        Site.execute("update person set name = 'Anna' where id = 1");
        // Ebean does not see that, and answers with what it has; the agent must not keep that
        look(() -> people.nameFromBeanCache(1));
        look(() -> people.namesFromQueryCache("Berne"));
        database.cacheManager().clearAll();
        out.line("after Ebean's caches were cleared " + look(() -> people.nameFromBeanCache(1)) + " "
                + look(() -> people.namesFromQueryCache("Berne")));
    }

    private void futures() {
        out.line("future " + look(() -> people.namesFromFuture("Berne")));
        Site.execute("update person set name = 'Ann' where id = 1");
        out.line("future " + look(() -> people.namesFromFuture("Berne")));
    }

    private void lazyLoading() {
        people.person(1);
        Site.execute("insert into phone values (13, 1, 'thirteen')");
        out.line("lazily "
                + look(() -> people.person(1).getPhones().stream()
                        .map(PhoneBean::getNumber)
                        .collect(Collectors.toList())));
        Site.execute("delete from phone where id = 13");
        out.line("lazily "
                + look(() -> people.person(1).getPhones().stream()
                        .map(PhoneBean::getNumber)
                        .collect(Collectors.toList())));
    }

    private void persistenceContext() {
        try (Transaction transaction = database.beginTransaction()) {
            database.find(PersonBean.class, 2L).getName();
            Site.execute("update person set name = 'Bill' where id = 2");
            people.nameAndCount(2);
            people.person(2);
            transaction.commit();
        }
        out.line("later " + look(() -> people.nameAndCount(2)) + " "
                + look(() -> people.person(2).getName()));
        out.line("again " + look(() -> people.nameAndCount(2)) + " "
                + look(() -> people.person(2).getName()));
    }

    private void batches() {
        people.count();
        try (Transaction transaction = database.beginTransaction()) {
            transaction.setBatchMode(true);
            database.insert(new PersonBean(9, "Ida", "Ins"));
            out.line("waiting in a batch " + look(people::count));
            transaction.rollback();
        }
        out.line("rolled back " + look(people::count));
    }

    /** Nothing of the bean itself has changed, so nothing is in the batch but what follows it. */
    private void queues() {
        people.countWithNicknames();
        try (Transaction transaction = database.beginTransaction()) {
            transaction.setBatchMode(true);
            NicknamedBean person = database.find(NicknamedBean.class, 1L);
            person.getNicknames().add("Nan");
            database.save(person);
            out.line("waiting in a queue " + look(people::countWithNicknames));
            transaction.rollback();
        }
        out.line("rolled back " + look(people::countWithNicknames));
    }

    /** A copy from memory is good enough to be changed and saved; one that is too old is refused as without the agent. */
    private void versions() {
        PersonBean person = people.person(1);
        people.person(1);
        person.setName("Annabel");
        database.save(person);
        out.line("saved " + look(() -> people.person(1).getName()));
        PersonBean old = people.person(1);
        Site.execute("update person set name = 'Anna', version = version + 1 where id = 1");
        old.setName("Nobody");
        try {
            database.save(old);
        } catch (OptimisticLockException expected) {
            out.line("too old; now " + look(() -> people.person(1).getName()));
        }
    }

    private static String look(Supplier<Object> question) {
        int before = Bodies.runs();
        Object answer = question.get();
        return answer + (Bodies.runs() == before ? "" : "*");
    }
}
