package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database has of the triggers that the {@link TriggerScript} would install. Immutable. */
public final class TriggerCheck {

    private static final String SERVER = "SELECT pg_catalog.pg_notification_queue_usage(),"
            + " pg_catalog.current_setting('max_prepared_transactions')::int,"
            + " EXISTS (SELECT FROM pg_catalog.pg_event_trigger e WHERE e.evtname = 'fallbackcached_defined'"
            + " AND e.evtenabled = 'A')";

    private static final double QUEUE_WARNING = 0.25;

    private final List<TableFinding> findings;
    private final List<String> remarks;

    private TriggerCheck(List<TableFinding> findings, List<String> remarks) {
        this.findings = List.copyOf(findings);
        this.remarks = List.copyOf(remarks);
    }

    /** Reads the catalogue. */
    public static TriggerCheck read(Connection connection, TablePatterns patterns) throws SQLException {
        List<TableFinding> findings = TriggerCatalogue.tables(connection, patterns).stream()
                .map(WrittenTable::finding)
                .collect(Collectors.toList());
        return new TriggerCheck(findings, remarks(connection));
    }

    /** By schema and name. */
    public List<TableFinding> findings() {
        return findings;
    }

    /** Tables whose writes are told, as {@code schema.name}. */
    public Set<String> told() {
        return tables(true);
    }

    /** Tables of which some writes are not told, as {@code schema.name}. */
    public Set<String> untold() {
        return tables(false);
    }

    /** Whether nothing is to be done. */
    public boolean isComplete() {
        return findings.stream().allMatch(TableFinding::isComplete);
    }

    /** For people: each table that something is wrong with, a count, and what else they should know. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        findings.stream()
                .filter(finding -> !finding.isComplete())
                .map(Object::toString)
                .forEach(lines::add);
        lines.add(told().size() + " of " + findings.size() + " tables have the triggers of version "
                + TriggerFunction.VERSION);
        lines.addAll(remarks);
        return String.join("\n", lines);
    }

    private Set<String> tables(boolean told) {
        return findings.stream()
                .filter(finding -> finding.isTold() == told)
                .map(TableFinding::table)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> remarks(Connection connection) throws SQLException {
        List<String> remarks = new ArrayList<>();
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(SERVER)) {
            row.next();
            if (row.getDouble(1) > QUEUE_WARNING) {
                remarks.add("note: the server's queue of notifications is filled to "
                        + Math.round(row.getDouble(1) * 100)
                        + " %; at 100 % writes fail. A session that listens stays in a transaction: find and end it");
            }
            if (row.getInt(2) > 0) {
                remarks.add("note: the server allows PREPARE TRANSACTION (max_prepared_transactions is " + row.getInt(2)
                        + "), but refuses it to transactions that write a table with these triggers");
            }
            if (!row.getBoolean(3)) {
                remarks.add("note: no event trigger tells of changed definitions; the end of the script has one, for"
                        + " superusers");
            }
        }
        return remarks;
    }
}
