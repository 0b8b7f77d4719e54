package com.acme.feed;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One process of an application that runs in several; whoever listens at a port tells it what to do, a line each way. */
public class Node implements Scenario {

    /** System property with the port. */
    public static final String PORT_PROPERTY = "node.port";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    private final Stock stock = new Stock();

    private interface Find {
        int find(int id) throws SQLException;
    }

    @Override
    public void run(Transcript out) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT_PROPERTY));
                BufferedReader wishes =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String wish = wishes.readLine(); wish != null; wish = wishes.readLine()) {
                socket.getOutputStream().write((answer(wish) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String answer(String wish) {
        try {
            String[] words = wish.split(" ", 2);
            return words[0].equals("sql") ? executed(words[1]) : obeyed(wish.split(" ", 3));
        } catch (SQLException failure) {
            return failure.getClass().getName() + " " + failure.getSQLState();
        }
    }

    private String executed(String sql) throws SQLException {
        stock.execute(sql);
        return "done";
    }

    private String obeyed(String[] words) throws SQLException {
        switch (words[0]) {
            case "find":
                return looked(stock::amount, number(words, 1));
            case "rough":
                return looked(stock::roughAmount, number(words, 1));
            case "await":
                return awaited(stock::amount, number(words, 1), words[2]);
            case "awaitRough":
                return awaited(stock::roughAmount, number(words, 1), words[2]);
            case "set":
                stock.set(number(words, 1), number(words, 2));
                return "done";
            case "transact":
                stock.setInTransaction(number(words, 1), number(words, 2), true);
                return "done";
            case "takeBack":
                stock.setInTransaction(number(words, 1), number(words, 2), false);
                return "done";
            case "threads":
                return Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name ->
                                name.startsWith("fallbackcached-feed") || name.startsWith("fallbackcached-slot"))
                        .sorted()
                        .collect(Collectors.joining(" "));
            case "pid":
                return Long.toString(ProcessHandle.current().pid());
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** What is found, with an asterisk if the database was asked for it. */
    private String looked(Find find, int id) throws SQLException {
        int before = stock.asked();
        int amount = find.find(id);
        return stock.asked() == before ? Integer.toString(amount) : amount + "*";
    }

    /** Looks until this is what is seen; failures are something to see too. */
    private String awaited(Find find, int id, String expected) {
        long end = System.nanoTime() + PATIENCE;
        String seen = seen(find, id);
        while (!seen.equals(expected) && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
            seen = seen(find, id);
        }
        return seen;
    }

    private String seen(Find find, int id) {
        try {
            return looked(find, id);
        } catch (SQLException failure) {
            return failure.getClass().getName() + " " + failure.getSQLState();
        }
    }

    private static int number(String[] words, int index) {
        return Integer.parseInt(words[index]);
    }
}
