package io.fallbackcached.bench.application;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * CPU time of all processes of a PostgreSQL on this machine, those that have ended included: the postmaster has waited for them.
 * Linux only.
 */
final class DatabaseCpu {

    /** What Linux shows user space is in hundredths of a second, whatever the kernel counts in. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int ENDED_CHILDREN = 13;

    private final long postmaster;

    private DatabaseCpu(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the server at the other end. */
    static DatabaseCpu of(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return new DatabaseCpu(number(stat(Path.of("/proc/" + row.getLong(1))), PARENT));
        }
    }

    /** Since the server was started. */
    long millis() throws IOException {
        String[] own = stat(Path.of("/proc/" + postmaster));
        long ticks = two(own, OWN) + two(own, ENDED_CHILDREN);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                ticks += ticksOfChild(process);
            }
        }
        return ticks * MILLIS_PER_TICK;
    }

    private long ticksOfChild(Path process) {
        try {
            String[] stat = stat(process);
            return number(stat, PARENT) == postmaster ? two(stat, OWN) : 0;
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }

    /** From the third field on: the second, the command's name in parentheses, may hold anything. */
    private static String[] stat(Path process) throws IOException {
        String line = Files.readString(process.resolve("stat"));
        return line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
    }

    /** In user mode and in the kernel. */
    private static long two(String[] stat, int at) {
        return number(stat, at) + number(stat, at + 1);
    }

    private static long number(String[] stat, int at) {
        return Long.parseLong(stat[at]);
    }
}
