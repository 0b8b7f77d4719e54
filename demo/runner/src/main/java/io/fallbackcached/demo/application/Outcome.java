package io.fallbackcached.demo.application;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one command came to, by the lines the application printed. Not thread-safe. */
public final class Outcome {

    private static final Pattern SQL = Pattern.compile("io\\.ebean\\.SQL.*?\\b(select|insert|update)\\b");
    private static final Pattern PERSON = Pattern.compile("person (\\d+): (.*)");
    private static final Pattern TOOK = Pattern.compile("took (\\d+) us");

    private int selects;
    private int writes;
    private long micros;
    private long id;
    private String answer = "";
    private boolean complete;

    public void read(String line) {
        Matcher sql = SQL.matcher(line);
        Matcher person = PERSON.matcher(line);
        Matcher took = TOOK.matcher(line);
        if (sql.find()) {
            selects += sql.group(1).equals("select") ? 1 : 0;
            writes += sql.group(1).equals("select") ? 0 : 1;
        } else if (took.matches()) {
            micros = Long.parseLong(took.group(1));
            complete = true;
        } else if (person.matches()) {
            id = Long.parseLong(person.group(1));
            answer = person.group(2);
        }
    }

    /** How many SELECTs Ebean has logged. */
    public int selects() {
        return selects;
    }

    /** How many INSERTs and UPDATEs Ebean has logged. */
    public int writes() {
        return writes;
    }

    /** How long the application says it took. */
    public long micros() {
        return micros;
    }

    /** Of the person it was about. */
    public long id() {
        return id;
    }

    /** That person, or that there is nobody; empty if the command asks for none. */
    public String answer() {
        return answer;
    }

    /** Whether the application has said the last of it. */
    public boolean isComplete() {
        return complete;
    }
}
