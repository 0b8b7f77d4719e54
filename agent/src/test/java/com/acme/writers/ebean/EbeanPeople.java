package com.acme.writers.ebean;

import com.acme.writers.Bodies;
import com.acme.writers.People;
import com.acme.writers.Person;
import io.ebean.Database;
import io.ebean.Transaction;
import io.ebean.TxScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** With Ebean: beans that are saved, update queries, SQL. */
public class EbeanPeople implements People {

    private final Database database;

    public EbeanPeople(Database database) {
        this.database = database;
    }

    @Override
    public Person find(long id) {
        Bodies.run();
        return database.find(PersonBean.class, id);
    }

    @Override
    public List<String> namesIn(String city) {
        Bodies.run();
        return database.find(PersonBean.class)
                .select("name")
                .where()
                .eq("city", city)
                .orderBy("name")
                .findSingleAttributeList();
    }

    @Override
    public int count() {
        Bodies.run();
        return database.find(PersonBean.class).findCount();
    }

    @Override
    public List<String> phonesOf(long id) {
        Bodies.run();
        return database.find(PhoneBean.class).where().eq("person.id", id).orderBy("id").findList().stream()
                .map(PhoneBean::getNumber)
                .collect(Collectors.toList());
    }

    @Override
    public void add(long id, String name, String city, String... phones) {
        PersonBean person = new PersonBean(id, name, city);
        for (int i = 0; i < phones.length; i++) {
            person.getPhones().add(new PhoneBean(id * 10 + i + 1, person, phones[i]));
        }
        database.insert(person);
    }

    @Override
    public void addAll(long firstId, String city, List<String> names) {
        List<PersonBean> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(new PersonBean(firstId + i, names.get(i), city));
        }
        database.insertAll(all);
    }

    @Override
    public void rename(long id, String name) {
        PersonBean person = database.find(PersonBean.class, id);
        person.setName(name);
        database.save(person);
    }

    @Override
    public void move(long id, String city) {
        database.update(PersonBean.class).set("city", city).where().idEq(id).update();
    }

    @Override
    public void moveAll(String from, String to) {
        database.update(PersonBean.class)
                .set("city", to)
                .where()
                .eq("city", from)
                .update();
    }

    @Override
    public void correctNames(String wrong, String right) {
        database.sqlUpdate("update person set name = :right where name = :wrong")
                .setParameter("right", right)
                .setParameter("wrong", wrong)
                .execute();
    }

    @Override
    public void delete(long id) {
        database.delete(PersonBean.class, id);
    }

    @Override
    public void deleteIn(String city) {
        database.find(PersonBean.class).where().eq("city", city).delete();
    }

    @Override
    public void inTransaction(Runnable work) {
        in(TxScope.required(), work);
    }

    @Override
    public void inNewTransaction(Runnable work) {
        in(TxScope.requiresNew(), work);
    }

    @Override
    public void outsideTransactions(Runnable work) {
        in(TxScope.notSupported(), work);
    }

    @Override
    public void andBackToSavepoint(Runnable work) {
        database.currentTransaction().setNestedUseSavepoint();
        try (Transaction nested = database.beginTransaction()) {
            work.run();
            nested.rollback();
        }
    }

    @Override
    public void close() {
        database.shutdown();
    }

    private void in(TxScope scope, Runnable work) {
        try (Transaction transaction = database.beginTransaction(scope)) {
            work.run();
            transaction.commit();
        }
    }
}
