package io.fallbackcached.jdbc.watch;

import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.ValueSource;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands H2 statements as simple as these tests': the word after FROM, INTO and UPDATE is a table, and {@code id = ?} is
 * about one row.
 */
final class WordReader implements DatabaseReader, Dialect {

    final RecordingFeed feed = new RecordingFeed();
    Set<String> writtenByTriggers = Set.of();
    boolean knowsAllWrites = true;
    boolean isReplica;
    String queriesWrite = "";
    boolean failsAtQueries;
    int forgotten;

    void reset() {
        writtenByTriggers = Set.of();
        knowsAllWrites = true;
        isReplica = false;
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public DatabaseReader open(Endpoint endpoint) {
        return this;
    }

    @Override
    public @Nullable ChangeFeed feed(FeedSetup setup) {
        feed.setup = setup;
        return feed;
    }

    @Override
    public boolean isReplica(Connection physical) {
        return isReplica;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of("the tests' database");
    }

    @Override
    public Meaning meaning(SqlStatement statement, Map<String, String> settings, boolean wait) {
        Meaning.Builder meaning = new Meaning.Builder();
        String[] words = statement.text().toLowerCase(Locale.ROOT).split("[\\s(),]+");
        boolean byId = statement.text().contains("id = ?");
        switch (statement.verb()) {
            case QUERY:
                if (failsAtQueries) {
                    throw new IllegalStateException("a fault of the tests' own");
                }
                if (!queriesWrite.isEmpty()) {
                    meaning.writes(TableUse.any(queriesWrite));
                }
                if (byId) {
                    meaning.reads(TableUse.readRows(
                            after("from", words), List.of(id()), Set.of("id"), true, List.of(), false));
                } else {
                    meaning.reads(TableUse.read(after("from", words)));
                }
                break;
            case DATA:
                if (words[0].equals("insert")) {
                    meaning.writes(TableUse.insert(after("into", words), List.of()));
                } else if (words[0].equals("update")) {
                    meaning.writes(TableUse.update(
                            after("update", words), byId ? List.of(id()) : List.of(), Set.of("name"), Map.of()));
                } else {
                    meaning.writes(TableUse.delete(after("from", words), byId ? List.of(id()) : List.of()));
                }
                if (!knowsAllWrites) {
                    meaning.writesMore();
                }
                break;
            case DEFINITION:
                meaning.definesTables();
                break;
            default:
                return Meaning.unknown("not one of these tests' statements");
        }
        return meaning.build();
    }

    @Override
    public boolean isPlainRead(SqlStatement query) {
        return true;
    }

    @Override
    public Set<String> writtenBy(Connection open) {
        return writtenByTriggers;
    }

    @Override
    public void forget() {
        forgotten++;
    }

    @Override
    public void close() {}

    /** The value of the last placeholder. */
    private static Map<String, ValueSource> id() {
        return Map.of("id", parameters -> {
            for (int i = parameters.length - 1; i >= 0; i--) {
                if (parameters[i] != null) {
                    return parameters[i] instanceof Number ? ((Number) parameters[i]).longValue() : parameters[i];
                }
            }
            return null;
        });
    }

    private static String after(String word, String[] words) {
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals(word)) {
                return "public." + words[i + 1];
            }
        }
        return "public.none";
    }
}
