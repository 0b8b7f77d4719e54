package com.acme.writers.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.acme.writers.Bodies;
import com.acme.writers.People;
import com.acme.writers.Person;
import com.acme.writers.PersonRow;
import com.acme.writers.TakenBack;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ThreadLocalTransactionProvider;

/** With jOOQ, without generated classes, and transactions bound to threads. */
public class JooqPeople implements People {

    private static final Table<Record> PERSON = table(name("person"));
    private static final Table<Record> PHONE = table(name("phone"));
    private static final Field<Long> ID = field(name("id"), Long.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<String> CITY = field(name("city"), String.class);
    private static final Field<Integer> VERSION = field(name("version"), Integer.class);
    private static final Field<Long> PERSON_ID = field(name("person_id"), Long.class);
    private static final Field<String> NUMBER = field(name("number"), String.class);

    private final DataSource source;
    private final ThreadLocal<DSLContext> current;
    private final ThreadLocal<Boolean> inTransaction = ThreadLocal.withInitial(() -> false);

    public JooqPeople(DataSource source) {
        this.source = source;
        this.current = ThreadLocal.withInitial(this::fresh);
    }

    @Override
    public Person find(long id) {
        Bodies.run();
        return jooq().select(NAME, CITY)
                .from(PERSON)
                .where(ID.eq(id))
                .fetchOne(row -> new PersonRow(row.value1(), row.value2()));
    }

    @Override
    public List<String> namesIn(String city) {
        Bodies.run();
        return jooq().select(NAME)
                .from(PERSON)
                .where(CITY.eq(city))
                .orderBy(NAME)
                .fetch(NAME);
    }

    @Override
    public int count() {
        Bodies.run();
        return jooq().select(DSL.count()).from(PERSON).fetchSingle().value1();
    }

    @Override
    public List<String> phonesOf(long id) {
        Bodies.run();
        return jooq().select(NUMBER)
                .from(PHONE)
                .where(PERSON_ID.eq(id))
                .orderBy(ID)
                .fetch(NUMBER);
    }

    @Override
    public void add(long id, String name, String city, String... phones) {
        inTransaction(() -> {
            person(id, name, city).execute();
            for (int i = 0; i < phones.length; i++) {
                jooq().insertInto(PHONE)
                        .set(ID, id * 10 + i + 1)
                        .set(PERSON_ID, id)
                        .set(NUMBER, phones[i])
                        .execute();
            }
        });
    }

    @Override
    public void addAll(long firstId, String city, List<String> names) {
        List<Query> inserts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            inserts.add(person(firstId + i, names.get(i), city));
        }
        jooq().batch(inserts).execute();
    }

    @Override
    public void rename(long id, String name) {
        inTransaction(() -> {
            int version = jooq().select(VERSION)
                    .from(PERSON)
                    .where(ID.eq(id))
                    .fetchSingle()
                    .value1();
            jooq().update(PERSON)
                    .set(NAME, name)
                    .set(VERSION, version + 1)
                    .where(ID.eq(id).and(VERSION.eq(version)))
                    .execute();
        });
    }

    @Override
    public void move(long id, String city) {
        jooq().update(PERSON).set(CITY, city).where(ID.eq(id)).execute();
    }

    @Override
    public void moveAll(String from, String to) {
        jooq().update(PERSON).set(CITY, to).where(CITY.eq(from)).execute();
    }

    @Override
    public void correctNames(String wrong, String right) {
        jooq().execute("update person set name = {0} where name = {1}", DSL.val(right), DSL.val(wrong));
    }

    @Override
    public void delete(long id) {
        jooq().deleteFrom(PERSON).where(ID.eq(id)).execute();
    }

    @Override
    public void deleteIn(String city) {
        jooq().deleteFrom(PERSON).where(CITY.eq(city)).execute();
    }

    @Override
    public void inTransaction(Runnable work) {
        if (inTransaction.get()) {
            work.run();
        } else {
            inNewTransaction(work);
        }
    }

    @Override
    public void inNewTransaction(Runnable work) {
        with(true, () -> jooq().transaction(work::run));
    }

    @Override
    public void outsideTransactions(Runnable work) {
        with(false, work);
    }

    @Override
    public void andBackToSavepoint(Runnable work) {
        try {
            jooq().transaction(() -> {
                work.run();
                throw new TakenBack();
            });
        } catch (TakenBack expected) {
            // a transaction in a transaction is a savepoint
        }
    }

    @Override
    public void close() {}

    private DSLContext jooq() {
        return current.get();
    }

    private DSLContext fresh() {
        return DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new ThreadLocalTransactionProvider(new DataSourceConnectionProvider(source))));
    }

    private Query person(long id, String name, String city) {
        return jooq().insertInto(PERSON)
                .set(ID, id)
                .set(NAME, name)
                .set(CITY, city)
                .set(VERSION, 1);
    }

    private void with(boolean transaction, Runnable work) {
        DSLContext outer = current.get();
        boolean outerTransaction = inTransaction.get();
        current.set(fresh());
        inTransaction.set(transaction);
        try {
            work.run();
        } finally {
            current.set(outer);
            inTransaction.set(outerTransaction);
        }
    }
}
