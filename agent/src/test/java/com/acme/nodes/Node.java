package com.acme.nodes;

import com.acme.history.Connections;
import com.acme.history.Round;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One of several JVMs that read and write the same database. Does what the test's JVM tells it over a socket, a line each; the
 * system properties {@code nodes.control} and {@code nodes.name} say where that listens and who this is.
 */
public class Node implements Scenario {

    private static final int READERS = 3;
    private static final int WRITERS = 2;

    private final String name = System.getProperty("nodes.name");
    private final Team team = new Team(name, READERS, WRITERS, name.hashCode());

    @Override
    public void run(Transcript out) throws Exception {
        Connections.start(
                System.getProperty(PostgresServer.URL_PROPERTY),
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY),
                name.hashCode());
        try (Socket control = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("nodes.control"));
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
                PrintStream answers = new PrintStream(control.getOutputStream(), true, StandardCharsets.UTF_8)) {
            answers.println(name + " " + ProcessHandle.current().pid());
            String wish = in.readLine();
            while (wish != null && !wish.equals("end")) {
                answers.println(obey(wish.split(" ", -1)));
                wish = in.readLine();
            }
        }
        team.close();
        Connections.stop();
    }

    private String obey(String... wish) throws Exception {
        switch (wish[0]) {
            case "time":
                return Long.toString(System.nanoTime());
            case "round":
                return round(
                        new Round(Long.parseLong(wish[1]), Long.parseLong(wish[2]), Integer.parseInt(wish[3])),
                        Long.parseLong(wish[4]),
                        Path.of(wish[5]));
            case "quiet":
                return String.join("; ", team.quiet().faults());
            default:
                throw new IOException("what is " + wish[0]);
        }
    }

    /** @return how often cached methods were called, how often their bodies ran, how often the database failed */
    private String round(Round round, long seed, Path folder) throws Exception {
        long ran = team.ran();
        long failures = team.failures();
        long calls = team.work(round, folder, seed);
        return calls + " " + (team.ran() - ran) + " " + (team.failures() - failures);
    }
}
