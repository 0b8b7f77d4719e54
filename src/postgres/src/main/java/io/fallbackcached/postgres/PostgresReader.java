package io.fallbackcached.postgres;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.FunctionCalls;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import io.fallbackcached.jdbc.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL what statements mean, once for each text and session's settings, and remembers. Thread-safe. */
final class PostgresReader implements DatabaseReader {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final SideConnection side;
    private final Guess guess = new Guess();
    private final Memo memo = new Memo();
    private final ConcurrentHashMap<Question, CompletableFuture<Meaning>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable Functions functions;
    private volatile @Nullable String identity;
    // somebody waited in vain, and since then nothing was answered
    private volatile boolean stalled;
    private volatile boolean everAnswered;

    PostgresReader(SideConnection side) {
        this.side = side;
    }

    @Override
    public Optional<String> identity() {
        String known = identity;
        if (known == null && !side.isRefused() && !stalled) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            side.ask(ServerIdentity::of, (told, failure) -> {
                AgentLog.LOG.debug("the database is {}", told, failure);
                stalled &= failure instanceof RejectedExecutionException;
                identity = told;
                answer.complete(told);
            });
            known = await(answer);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Meaning meaning(SqlStatement statement, Map<String, String> settings, boolean wait) {
        Verb verb = statement.verb();
        if (verb != Verb.QUERY && verb != Verb.DATA && verb != Verb.COPY_IN && verb != Verb.COPY_OUT) {
            return guess.plain(statement);
        }
        if (!SessionSettings.areStandard(settings)) {
            return guess.forNow(statement, "strings are not read as the standard says");
        }
        SessionSettings session = SessionSettings.of(settings);
        Question question = new Question(statement.text(), statement.firstParameter(), session);
        Meaning known = memo.get(question);
        return known != null ? known : ask(question, statement, session, wait);
    }

    @Override
    public boolean isPlainRead(SqlStatement query) {
        Functions known = functions;
        return guess.isPlainRead(query)
                || (known != null
                        && known.age() == memo.age()
                        && query.verb() == Verb.QUERY
                        && !known.oddOperators()
                        && FunctionCalls.in(SqlText.tokens(query.text())).stream()
                                .allMatch(known::isHarmless));
    }

    @Override
    public Set<String> writtenBy(Connection open) throws SQLException {
        return TransactionLocks.written(open);
    }

    @Override
    public void forget() {
        memo.clear();
        functions = null;
        // those who ask from now on must not join a question put before
        asked.clear();
    }

    @Override
    public void close() {
        side.close();
    }

    private Meaning ask(Question question, SqlStatement statement, SessionSettings settings, boolean wait) {
        if (side.isRefused()) {
            return everAnswered
                    ? guess.forNow(statement, "no connection to ask on")
                    : guess.withoutServer(statement, "no connection to ask on");
        }
        CompletableFuture<Meaning> mine = new CompletableFuture<>();
        CompletableFuture<Meaning> other = asked.putIfAbsent(question, mine);
        if (other == null) {
            put(question, statement, settings, mine);
        }
        Meaning meaning = wait && !stalled ? await(other == null ? mine : other) : null;
        return meaning != null ? meaning : guess.forNow(statement, "not known yet");
    }

    private void put(
            Question question, SqlStatement statement, SessionSettings settings, CompletableFuture<Meaning> answer) {
        long age = memo.age();
        side.ask(connection -> inquire(connection, statement, settings, age), (meaning, failure) -> {
            Meaning found = meaning != null ? meaning : failed(statement, failure);
            memo.put(question, statement.text(), found, meaning == null, age);
            asked.remove(question, answer);
            answer.complete(found);
        });
    }

    private Meaning failed(SqlStatement statement, @Nullable Throwable failure) {
        stalled &= failure instanceof RejectedExecutionException;
        AgentLog.LOG.debug("not understood: {}", statement.text(), failure);
        return side.isRefused() && !everAnswered
                ? guess.withoutServer(statement, "no connection to ask on")
                : guess.forNow(statement, "PostgreSQL does not explain it: " + failure);
    }

    private Meaning inquire(Connection connection, SqlStatement statement, SessionSettings settings, long age)
            throws SQLException {
        Functions known = functions;
        if (known == null || known.age() != age) {
            known = Functions.of(connection, age);
            // what this looked at is not to be seen among the statement's locks
            connection.rollback();
            SideConnection.limit(connection);
            functions = known;
        }
        everAnswered = true;
        stalled = false;
        settings.apply(connection);
        return statement.verb() == Verb.COPY_IN || statement.verb() == Verb.COPY_OUT || isTruncate(statement)
                ? new NamedTables(statement, known, connection).answer()
                : new Inquiry(statement, known, connection).answer();
    }

    private static boolean isTruncate(SqlStatement statement) {
        return SqlText.tokens(statement.text()).get(0).is("TRUNCATE");
    }

    private <T> @Nullable T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stalled = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            AgentLog.LOG.debug("the side connection gives no answer", e);
        }
        return null;
    }
}
