package com.acme.writers.spring;

import com.acme.writers.Bodies;
import com.acme.writers.People;
import com.acme.writers.Person;
import com.acme.writers.PersonRow;
import com.acme.writers.TakenBack;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** With Spring's JdbcTemplate. Proxied, as Spring does: cached calls run inside of the transactions of the proxy. */
@Transactional(readOnly = true)
public class SpringPeople implements People {

    private final JdbcTemplate jdbc;
    private final Units units;

    public SpringPeople(JdbcTemplate jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public Person find(long id) {
        Bodies.run();
        List<Person> found = jdbc.query(
                "select name, city from person where id = ?",
                (rows, number) -> new PersonRow(rows.getString(1), rows.getString(2)),
                id);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<String> namesIn(String city) {
        Bodies.run();
        return jdbc.queryForList("select name from person where city = ? order by name", String.class, city);
    }

    @Override
    public int count() {
        Bodies.run();
        return jdbc.queryForObject("select count(*) from person", Integer.class);
    }

    @Override
    public List<String> phonesOf(long id) {
        Bodies.run();
        return jdbc.queryForList("select number from phone where person_id = ? order by id", String.class, id);
    }

    @Override
    @Transactional
    public void add(long id, String name, String city, String... phones) {
        jdbc.update("insert into person (id, name, city, version) values (?, ?, ?, 1)", id, name, city);
        for (int i = 0; i < phones.length; i++) {
            jdbc.update("insert into phone (id, person_id, number) values (?, ?, ?)", id * 10 + i + 1, id, phones[i]);
        }
    }

    @Override
    @Transactional
    public void addAll(long firstId, String city, List<String> names) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(new Object[] {firstId + i, names.get(i), city});
        }
        jdbc.batchUpdate("insert into person (id, name, city, version) values (?, ?, ?, 1)", rows);
    }

    @Override
    @Transactional
    public void rename(long id, String name) {
        Integer version = jdbc.queryForObject("select version from person where id = ?", Integer.class, id);
        jdbc.update(
                "update person set name = ?, version = ? where id = ? and version = ?", name, version + 1, id, version);
    }

    @Override
    @Transactional
    public void move(long id, String city) {
        jdbc.update("update person set city = ? where id = ?", city, id);
    }

    @Override
    @Transactional
    public void moveAll(String from, String to) {
        jdbc.update("update person set city = ? where city = ?", to, from);
    }

    @Override
    @Transactional
    public void correctNames(String wrong, String right) {
        jdbc.execute("update person set name = '" + right + "' where name = '" + wrong + "'");
    }

    @Override
    @Transactional
    public void delete(long id) {
        jdbc.update("delete from person where id = ?", id);
    }

    @Override
    @Transactional
    public void deleteIn(String city) {
        jdbc.update("delete from person where city = ?", city);
    }

    @Override
    @Transactional
    public void inTransaction(Runnable work) {
        work.run();
    }

    @Override
    public void inNewTransaction(Runnable work) {
        units.requiresNew(work);
    }

    @Override
    public void outsideTransactions(Runnable work) {
        units.notSupported(work);
    }

    @Override
    public void andBackToSavepoint(Runnable work) {
        try {
            units.nested(work);
        } catch (TakenBack expected) {
            // a nested transaction is a savepoint
        }
    }

    @Override
    public void close() {}
}
