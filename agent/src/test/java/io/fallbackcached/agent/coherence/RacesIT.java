package io.fallbackcached.agent.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.races.ChangesOfTheSchema;
import com.acme.races.CommitsThatTakeTime;
import com.acme.races.EndsOfTransactions;
import com.acme.races.InsideTransactions;
import com.acme.races.KindsOfWrites;
import com.acme.races.LoadsAgainstWrites;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.InProcessHarness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Setup;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Interleavings of loads, writes and ends of transactions, each forced step by step against a real PostgreSQL. A line has what
 * was seen, which is the same without the agent, and how many SELECTs that took.
 */
@Timeout(300)
class RacesIT {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: accounts",
            "    pointcut: execution(public * com.acme.races.Accounts.*(..))",
            "    keepAbsent: true",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void whatACommitOvertookIsNotKept(Harness harness) {
        assertRaces(
                harness,
                LoadsAgainstWrites.class,
                "write before the load: 1 2 2, asked 2",
                "write in the middle of the load: 1 2 2, asked 2",
                "write of another row in the middle of the load: 1 1 2, asked 2",
                "call that comes after the write, while the load is still running: 1 2 2, asked 2",
                "commit before the load: 1 2 2, asked 2",
                "write before the load, commit in its middle: 1 2 2, asked 2",
                "write and commit in the middle of the load: 1 2 2, asked 2",
                "write in the middle of the load, commit after it: 1 1 2 2, asked 2",
                "write and rollback in the middle of the load: 1 1, asked 1",
                "insert in the middle of a count: 3 4 4, asked 2",
                "row moving in while its new owner's rows are read: [3=1] [1=1, 3=1] [1=1, 3=1], asked 2",
                "row moving out while its old owner's rows are read: [1=1, 2=1] [2=1] [2=1], asked 2",
                "joined table written in the middle of the join: Ulm Kiel Kiel, asked 2",
                "row that was absent inserted in the middle of the load: null 5 5, asked 2",
                "write between two SELECTs of one load: [1, 2] [2, 2] [2, 2], asked 4",
                "write while an answer from memory is being made into another: 1 3 1 of 3 2 of 3 2 of 3, asked 6",
                "write to what an answer was made of indirectly: 1 of 3 1 of 4 2 of 4 2 of 4, asked 8",
                "load in a transaction that is older than the write: 1 2 2 2, asked 3",
                "write while a reader's transaction is open: 1 2 2 2 2, asked 2");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void whatWasWrittenCountsWhenItIsCommitted(Harness harness) {
        assertRaces(
                harness,
                EndsOfTransactions.class,
                "rollback to a savepoint, then commit: 1 1 3 2 1 2 1, asked 5",
                "release of a savepoint, then commit: 1 1 1 1 2 3, asked 4",
                "savepoints inside one another and of one name: 1 1 1 2 1 1, asked 4",
                "failed statement, rollback to a savepoint, commit: 1 23514 2, asked 2",
                "switching to autocommit commits: 1 2 2, asked 2",
                "closing without a commit rolls back: 1 1, asked 2",
                "batch in autocommit: 1 1 1 2 3 1, asked 5",
                "batch in a transaction: 1 1 2 3, asked 4",
                "BEGIN and COMMIT as statements: 1 1 2 2 2, asked 3",
                "START TRANSACTION and ABORT as statements: 1 2 1 1, asked 2",
                "COMMIT AND CHAIN, then rollback: 1 1 2 3 2 1, asked 4",
                "several statements in one text: 1 1 2 3, asked 4",
                "a whole transaction in one text: 1 1 2 1, asked 3",
                "END in the text of the last write: 1 2, asked 2",
                "failed statement, then rollback: 1 23514 1, asked 1",
                "failed statement, then commit: 1 23514 passed 1 1, asked 2",
                "statement that is cancelled: 1 57014 1 2, asked 2",
                "statement that takes too long: 1 57014 2, asked 2",
                "prepared here, committed on another connection: 1 1 2 2, asked 3",
                "prepared here, rolled back on another connection: 1 1, asked 1",
                "load in the middle of which a prepared transaction is committed: 1 2 2, asked 2");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void aTransactionSeesItsOwnWritesAndNobodyElseDoes(Harness harness) {
        assertRaces(
                harness,
                InsideTransactions.class,
                "own write seen inside, what was before it outside: 1 2 1 2 1 1, asked 3",
                "own write loaded first by its own transaction, then rolled back: 2 1 1, asked 2",
                "own write loaded first by its own transaction, then committed: 2 2 2 2, asked 3",
                "what another loads in the meantime is not given to the writer: 1 2 1 2, asked 3",
                "own insert in a count, own move among an owner's rows: 3 [3=1] 4 [1=1, 3=1] 3 [3=1] 4 [1=1, 3=1], asked 6",
                "own write made by a function is seen: 1 2 1 1, asked 2",
                "own write made by a trigger is seen: 1 2 1 2, asked 3",
                "connection handed to another thread in the middle of its transaction: 1 2 1 3 3 3, asked 4",
                "inner transaction on a second connection commits, outer one rolls back: 1 1 3 1 3 2 3 1 1 3, asked 5",
                "inner transaction does not see what the suspended outer one wrote: 1 1 2 2, asked 4",
                "snapshot by setTransactionIsolation(4): 1 1 2 1 2 2, asked 4",
                "snapshot by setTransactionIsolation(8): 1 1 2 1 2 2, asked 4",
                "snapshot by SET TRANSACTION: 1 1 2 1 2 2, asked 4",
                "snapshot by BEGIN ISOLATION LEVEL: 1 1 2 1 2 2, asked 4",
                "snapshot by SET SESSION CHARACTERISTICS: 1 1 2 1 2 2, asked 4",
                "snapshot by SET default_transaction_isolation: 1 1 2 1 2 2, asked 4",
                "SELECT FOR UPDATE and FOR SHARE: 1 1 1 1 2 2, asked 6");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void howeverARowIsWrittenWhatDependsOnItIsLoadedAnew(Harness harness) {
        assertRaces(
                harness,
                KindsOfWrites.class,
                "update of one row by its key: 1 1 3 [3=1] Ulm 2 1 3 [3=1] Ulm, asked 9",
                "update that changes a condition's column only for other rows: [1=1, 2=1] [3=1] [1=1, 2=1] [3=2], asked 3",
                "write to a table that nothing depends on: 1 1 3 [3=1] Ulm 1 1 3 [3=1] Ulm, asked 10",
                "read of everything in between: 1 1 3 [3=1] Ulm 1 1 3 [3=1] Ulm, asked 5",
                "delete: 1 3 3 [3=1] null 2 2 [3=1], asked 8",
                "update of all rows: 1 3 3 [3=1] 2 3 6 [3=2], asked 8",
                "move into another owner's rows: 1 3 3 [3=1] 1 3 3 [], asked 7",
                "update with a join: 1 3 3 [3=1] 1 3 9 [3=7], asked 8",
                "delete with a join: 1 3 3 [3=1] null 1 1 [3=1], asked 8",
                "upsert that updates: 1 3 3 [3=1] 9 3 11 [3=1], asked 8",
                "upsert that inserts: 1 3 3 [3=1] 1 4 12 [3=1, 4=9], asked 7",
                "insert of what is selected: 1 3 3 [3=1] 1 6 18 [3=1, 12=5], asked 7",
                "merge: 1 3 3 [3=1] 6 4 14 [3=1, 8=6], asked 8",
                "write in a WITH clause of a SELECT: 1 3 3 [3=1] 1 3 3 [1=1, 3=1], asked 8",
                "truncate: 1 3 3 [3=1] null 0 0 [], asked 8",
                "comment before the verb: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "prepared in SQL: 1 3 3 [3=1] 8 3 10 [3=1], asked 8",
                "anonymous block: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "EXPLAIN ANALYZE of a write: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "COPY IN: 1 1 3 1 1 4, asked 6",
                "COPY IN, in a transaction: 1 3 1 4 1 3 1 4, asked 8",
                "updatable result set: 1 1 3 4 1 3, asked 5",
                "updatable result set, in a transaction: 1 3 4 3 1 3 4 3, asked 8",
                "executeQuery of a write that returns rows: 1 1 3 4 1 3, asked 5",
                "executeQuery of a write that returns rows, in a transaction: 1 3 4 3 1 3 4 3, asked 8",
                "batch of a prepared statement: 1 1 3 11 13 3, asked 6",
                "batch of a prepared statement, in a transaction: 1 3 11 3 1 3 11 3, asked 8",
                "call of a procedure: 1 1 3 4 1 3, asked 6",
                "call of a procedure, in a transaction: 1 3 4 3 1 3 4 3, asked 8",
                "call of a function: 1 1 3 4 1 3, asked 6",
                "call of a function, in a transaction: 1 3 4 3 1 3 4 3, asked 8",
                "function that writes: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "function that writes, in a condition: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "trigger that writes another table: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "cascade: 1 3 3 [3=1] 1 2 2 [], asked 8",
                "truncate that cascades: 1 3 3 [3=1] null 0 0 [], asked 8",
                "write through a view: 1 3 3 [3=1] 2 3 4 [3=1], asked 8",
                "read through a view: 1 2 null, asked 3",
                "write of a joined table through a view: Ulm Bonn Kiel Bonn, asked 4",
                "absent row that is inserted with a generated key: null null 5 5, asked 2",
                "absent row that is inserted with its key: null null null 5 null, asked 3",
                "row whose key is changed: 1 null null 1, asked 4",
                "deleted row that comes back: 1 null null 2 2, asked 3");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void aQueryIsLoadedAnewWhenItsMeaningChanges(Harness harness) {
        assertRaces(
                harness,
                ChangesOfTheSchema.class,
                "view that is defined anew: 1 null 1, asked 3",
                "view that is dropped and made of another table: 1 41 50 50 50, asked 3",
                "change of a schema that is rolled back: 50 99 50, asked 2",
                "column that is replaced: 3 1 33 11 9 3 10 4, asked 8",
                "table that another takes the place of: 1 3 20 1 20, asked 4");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void whoHasSeenNewDataSeesNoOldDataWhileACommitIsInDoubt(Harness harness) {
        assertRaces(
                harness,
                CommitsThatTakeTime.class,
                "commit that has not reached the server: 1 1 1 1 1 2 2, asked 4",
                "commit that the server has done and not answered: 1 3 2 2 2 1 2 2, asked 6",
                "rows of other tables and other rows while a commit is in doubt: 1 1 1 1 1 1, asked 2",
                "load from before a commit that ends while the commit is in doubt: 1 2 2 2, asked 3",
                "load from a commit's doubt that ends after the commit: 1 2 2, asked 2",
                "two commits in doubt, of which one ends: 1 3 2 2 5 2 2 5 5, asked 7",
                "autocommit write that the server has done and not answered: 1 2 2 2 2, asked 3",
                "prepared transaction whose commit is done and not answered: 1 2 2 2 2, asked 3");
    }

    private static void assertRaces(Harness harness, Class<? extends Scenario> races, String... lines) {
        assertThat(run(harness, Setup.of(races).rules(RULES)).lines()).containsExactly(lines);
        if (harness instanceof InProcessHarness) {
            assertThat(run(harness, Setup.of(races).withoutAgent()).lines())
                    .as("without the agent")
                    .extracting(RacesIT::seen)
                    .containsExactly(Arrays.stream(lines).map(RacesIT::seen).toArray(String[]::new));
        }
    }

    private static String seen(String line) {
        return line.substring(0, line.lastIndexOf(", asked "));
    }

    private static Outcome run(Harness harness, Setup setup) {
        PostgresServer server = PostgresServer.shared();
        server.handTo(setup, server.createDatabase("races" + RUNS.incrementAndGet()));
        Peers.jdbc().forEach(setup::classPathEntry);
        Outcome outcome = harness.run(setup);
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome;
    }
}
