package com.acme.writers.jdbc;

import com.acme.writers.Bodies;
import com.acme.writers.People;
import com.acme.writers.Person;
import com.acme.writers.PersonRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** With nothing but java.sql. */
public class JdbcPeople implements People {

    private final Units units;

    public JdbcPeople(DataSource source) {
        this.units = new Units(source);
    }

    @Override
    public Person find(long id) {
        Bodies.run();
        return query(
                        "select name, city from person where id = ?",
                        rows -> new PersonRow(rows.getString(1), rows.getString(2)),
                        id)
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<String> namesIn(String city) {
        Bodies.run();
        return query("select name from person where city = ? order by name", rows -> rows.getString(1), city);
    }

    @Override
    public int count() {
        Bodies.run();
        return query("select count(*) from person", rows -> rows.getInt(1)).get(0);
    }

    @Override
    public List<String> phonesOf(long id) {
        Bodies.run();
        return query("select number from phone where person_id = ? order by id", rows -> rows.getString(1), id);
    }

    @Override
    public void add(long id, String name, String city, String... phones) {
        inTransaction(() -> {
            update("insert into person (id, name, city, version) values (?, ?, ?, 1)", id, name, city);
            for (int i = 0; i < phones.length; i++) {
                update("insert into phone (id, person_id, number) values (?, ?, ?)", id * 10 + i + 1, id, phones[i]);
            }
        });
    }

    @Override
    public void addAll(long firstId, String city, List<String> names) {
        inTransaction(() -> units.with(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into person (id, name, city, version) values (?, ?, ?, 1)")) {
                for (int i = 0; i < names.size(); i++) {
                    bind(insert, firstId + i, names.get(i), city);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        }));
    }

    @Override
    public void rename(long id, String name) {
        inTransaction(() -> {
            int version = query("select version from person where id = ?", rows -> rows.getInt(1), id)
                    .get(0);
            update(
                    "update person set name = ?, version = ? where id = ? and version = ?",
                    name,
                    version + 1,
                    id,
                    version);
        });
    }

    @Override
    public void move(long id, String city) {
        update("update person set city = ? where id = ?", city, id);
    }

    @Override
    public void moveAll(String from, String to) {
        update("update person set city = ? where city = ?", to, from);
    }

    @Override
    public void correctNames(String wrong, String right) {
        update(
                "with wrong as (select id from person where name = ?) "
                        + "update person set name = ? from wrong where wrong.id = person.id",
                wrong,
                right);
    }

    @Override
    public void delete(long id) {
        update("delete from person where id = ?", id);
    }

    @Override
    public void deleteIn(String city) {
        update("delete from person where city = ?", city);
    }

    @Override
    public void inTransaction(Runnable work) {
        units.required(work);
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
        units.toSavepoint(work);
    }

    @Override
    public void close() {}

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> row, Object... values) {
        return units.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(row.read(rows));
                    }
                }
                return all;
            }
        });
    }

    private void update(String sql, Object... values) {
        units.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
