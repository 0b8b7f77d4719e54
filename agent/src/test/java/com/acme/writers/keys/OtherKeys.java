package com.acme.writers.keys;

import com.acme.writers.Bodies;
import com.acme.writers.Site;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/**
 * What is read by one key is written by another, over and over on one connection: after some executions the driver is sent values in
 * binary form. An asterisk: not from memory.
 */
public class OtherKeys implements Scenario {

    private static final String[] TABLES = {
        "create table staff (id bigint primary key, badge text not null unique, name text not null)",
        "create table pass (uid uuid primary key, code text not null unique, owner bigint not null, place text not null)",
        "create table meter (house int, number smallint, label text not null unique, reading text not null,"
                + " primary key (house, number))",
        "insert into staff select i, 'badge ' || i, 'name ' || i from generate_series(1, 3) i",
        "insert into pass select ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'code ' || i, i, 'place ' || i"
                + " from generate_series(1, 3) i",
        "insert into meter select i, -i, 'label ' || i, 'reading ' || i from generate_series(1, 3) i"
    };

    private static final int ROUNDS = 8;

    private Transcript out;
    private Staff staff;
    private Statement statement;

    @Override
    public void run(Transcript transcript) throws SQLException {
        out = transcript;
        Site.execute(TABLES);
        try (Connection connection = Site.dataSource().getConnection();
                Statement executing = connection.createStatement()) {
            statement = executing;
            staff = new Staff(connection);
            for (int round = 1; round <= ROUNDS; round++) {
                out.line(round + ": " + others(round) + "; itself " + itself(round));
            }
            keys();
            numbers();
        }
    }

    /** Every other row is written, each by its primary key. */
    private String others(int round) throws SQLException {
        look();
        execute("update staff set name = 'other " + round + "' where id = 2");
        execute("update pass set place = 'other " + round + "' where uid = '00000000-0000-0000-0000-000000000002'");
        read("other " + round, 2);
        return look();
    }

    private String itself(int round) throws SQLException {
        execute("update staff set name = 'Ann " + round + "' where id = 1");
        execute("update pass set place = 'Ayr " + round + "' where uid = '00000000-0000-0000-0000-000000000001'");
        read(String.valueOf(round), 1);
        return look();
    }

    private void read(String reading, int house) throws SQLException {
        try (PreparedStatement update = statement
                .getConnection()
                .prepareStatement("update meter set reading = ? where house = ? and number = ?")) {
            update.setString(1, reading);
            update.setInt(2, house);
            update.setInt(3, -house);
            update.executeUpdate();
        }
    }

    private String look() {
        return String.join(
                ", ",
                look(() -> staff.name("badge 1")),
                look(() -> staff.onlyName("badge 1")),
                look(() -> staff.nameAndNext("badge 1")),
                look(() -> staff.place("code 1")),
                look(() -> staff.reading("label 1")),
                look(() -> staff.nameAndPlace("badge 1", "code 1")));
    }

    private void keys() throws SQLException {
        lookAtName("by its badge", "update staff set name = 'Anna' where badge = 'badge 1'");
        lookAtName("another's badge", "update staff set name = 'Bea' where badge = 'badge 2'");
        lookAtName("by its name", "update staff set name = 'Anne' where name = 'Anna'");
        lookAtName("all", "update staff set name = name || '.'");
        lookAtName("renumbered", "update staff set id = 11 where id = 1");
        lookAtName("by the new number", "update staff set name = 'Anouk' where id = 11");
        lookAtName("the badge is given away", "update staff set badge = 'badge 9' where id = 11");
        lookAtName("and given to another", "update staff set badge = 'badge 1' where id = 3");
        lookAtName("whose number is written", "update staff set name = 'Cleo' where id = 3");
        lookAtName("deleted", "delete from staff where id = 3");
        lookAtName("another is inserted", "insert into staff values (4, 'badge 1', 'Dora')");
        lookAtName("one more is inserted", "insert into staff values (5, 'badge 5', 'Ed')");
        lookAtName("truncated", "truncate staff");
    }

    private void lookAtName(String what, String sql) throws SQLException {
        lookAt(() -> staff.name("badge 1"), what, sql);
    }

    private void numbers() throws SQLException {
        execute("insert into staff values (1, 'badge 1', 'Ann'), (2, 'badge 2', 'Bea')");
        lookAtNumber("one's badge changes", "update staff set badge = 'badge 8' where id = 1");
        lookAtNumber("all badges change", "update staff set badge = badge || '.'");
        lookAtNumber("another is called so", "update staff set name = 'Ann' where id = 2");
        lookAtNumber("and is not any more", "update staff set name = 'Bea' where id = 2");
        lookAtNumber("one is inserted", "insert into staff (id, badge, name) values (3, 'badge 3', 'Ann')");
        lookAtNumber("another is inserted", "insert into staff (id, badge, name) values (4, 'badge 4', 'Dora')");
        lookAtNumber("one is deleted", "delete from staff where id = 3");
    }

    private void lookAtNumber(String what, String sql) throws SQLException {
        lookAt(() -> staff.numberCalled("Ann"), what, sql);
    }

    private void lookAt(Supplier<Object> question, String what, String sql) throws SQLException {
        look(question);
        execute(sql);
        out.line(what + ": " + look(question));
    }

    private void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    private static String look(Supplier<Object> question) {
        int before = Bodies.runs();
        Object answer = question.get();
        return answer + (Bodies.runs() == before ? "" : "*");
    }
}
