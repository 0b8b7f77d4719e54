package io.fallbackcached.postgres.notify;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.postgres.notify.Message.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The text of {@linkplain Message messages}, as NOTIFY carries it on channel {@value #CHANNEL}. Thread-safe.
 *
 * <p>Lines are separated by line feeds, and fields in a line by tabs. In a field a backslash stands before {@code \}, and for
 * a tab {@code \t}, a line feed {@code \n}, a carriage return {@code \r}, as in the text format of COPY; besides, <code>
 * &#92;u0416</code> stands for the UTF-16 unit of that number. Agents write ASCII only, which a database of any encoding
 * passes on; other senders may write any character as it is. The first line is
 *
 * <pre>
 * 1  kind  sender  number
 * </pre>
 *
 * with the version of the format; the kind {@code w} for the writes of one commit, {@code b} for a beat, {@code g} for a
 * goodbye; who sends it, {@code -} for a trigger; and of a beat its number, of anything else 0. What was written follows, in
 * at least one line of these:
 *
 * <pre>
 * *                           everything
 * *d                          everything; tables, views or functions may have changed too
 * A  table                    any rows
 * I  table  n  row...         n inserted rows, as far as they are known; 0 if not even their number is
 * D  table  n  row...         rows were deleted, each of which was one of n; 0 if any may have been
 * U  table  k  column...  n  row...  row
 *                             rows were updated, each of which was one of n, in k columns (-1: in any), to the values of
 *                             the last row, as far as they are known
 * </pre>
 *
 * <p>A table is {@code schema.name}, as the catalogue has it. A row is the number of its columns that are known, and for each
 * of them two fields, its name and its value: {@code i} and a number for integers, {@code s} and the text for {@code text} and
 * {@code varchar}, {@code u} and the canonical form for {@code uuid}.
 *
 * <p>A receiver that does not understand the version, the kind or any line takes the message for <em>everything</em>. So it
 * does with a message without text: {@code NOTIFY fallbackcached} tells all agents to begin anew.
 */
final class MessageText {

    static final String CHANNEL = "fallbackcached";

    /** PostgreSQL refuses 8000 bytes. */
    static final int LONGEST = 7999;

    private static final String VERSION = "1";
    private static final String EVERYTHING = "*";
    private static final String EVERYTHING_ANEW = "*d";
    private static final int MOST_REMEMBERED = 100;

    private final Database database;
    private final Set<String> strange = ConcurrentHashMap.newKeySet();

    /** @param database that the messages are about */
    MessageText(Database database) {
        this.database = database;
    }

    /** Tells of fewer details if there is no room for all. */
    static String of(Message message) {
        StringBuilder head = new StringBuilder(VERSION + '\t' + message.kind().letter() + '\t');
        FieldText.write(message.sender(), head);
        head.append('\t').append(message.number());
        return message.kind() == Kind.WRITES
                ? head + lines(message.writes(), LONGEST - head.length())
                : head.toString();
    }

    private static String lines(WriteSet writes, int room) {
        if (writes.isEverything()) {
            return '\n' + (writes.definesTables() ? EVERYTHING_ANEW : EVERYTHING);
        }
        Map<String, String> tables = new LinkedHashMap<>();
        for (TableWrite write : writes.writes()) {
            tables.put(WriteText.of(write), write.table().name());
        }
        Set<String> lines = shortened(tables, room);
        return length(lines) <= room ? "\n" + String.join("\n", lines) : '\n' + EVERYTHING;
    }

    /** @param tables the table that each line is about */
    private static Set<String> shortened(Map<String, String> tables, int room) {
        Set<String> lines = new LinkedHashSet<>(tables.keySet());
        int length = length(lines);
        if (length <= room) {
            return lines;
        }
        List<String> longestFirst = new ArrayList<>(lines);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String line : longestFirst) {
            if (length <= room) {
                break;
            }
            String anyRow = WriteText.anyRow(tables.getOrDefault(line, ""));
            lines.remove(line);
            length -= line.length() + 1;
            if (lines.add(anyRow)) {
                length += anyRow.length() + 1;
            }
        }
        return lines;
    }

    private static int length(Collection<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    /** Never fails: what is not understood counts as a write to everything. */
    Message read(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<String> head = List.of();
        try {
            head = FieldText.read(lines.get(0));
            return read(head, lines.subList(1, lines.size()));
        } catch (IllegalArgumentException e) {
            String sender = head.size() > 2 ? head.get(2) : "";
            complain(head.isEmpty() ? "" : head.get(0), sender, e);
            return Message.writes(sender, WriteSet.everything("a message that is not understood", true));
        }
    }

    private Message read(List<String> head, List<String> lines) {
        if (head.size() != 4 || !head.get(0).equals(VERSION)) {
            throw new IllegalArgumentException("version " + head.get(0));
        }
        String sender = head.get(2);
        long number = Long.parseLong(head.get(3));
        String kind = head.get(1);
        if (kind.equals(Kind.WRITES.letter())) {
            return Message.writes(sender, writes(lines, sender));
        }
        if (lines.isEmpty() && kind.equals(Kind.BEAT.letter())) {
            return Message.beat(sender, number);
        }
        if (lines.isEmpty() && kind.equals(Kind.GOODBYE.letter())) {
            return Message.goodbye(sender);
        }
        throw new IllegalArgumentException("message of kind " + kind);
    }

    private WriteSet writes(List<String> lines, String sender) {
        String by = sender.equals(Message.TRIGGER) ? "a trigger" : "another agent's commit";
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no line tells what was written");
        }
        List<TableWrite> known = lines.stream()
                .filter(line -> !line.equals(EVERYTHING) && !line.equals(EVERYTHING_ANEW))
                .map(line -> WriteLine.read(line, database, by))
                .collect(Collectors.toList());
        return known.size() == lines.size()
                ? WriteSet.of(known)
                : WriteSet.everything(by, lines.contains(EVERYTHING_ANEW));
    }

    private void complain(String version, String sender, IllegalArgumentException why) {
        if (strange.size() < MOST_REMEMBERED && strange.add(version + " " + sender)) {
            LOG.warn(
                    "a message on channel {} is not understood and counts as a write to everything, like all such that"
                            + " follow: {} (version {}, sender {}); agents of different versions, or somebody else's channel?",
                    CHANNEL,
                    why.getMessage(),
                    version,
                    sender);
        }
    }
}
