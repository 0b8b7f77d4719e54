package io.fallbackcached.agent.writers;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.tenants.DatabasesByDao;
import com.acme.tenants.DatabasesByRoute;
import com.acme.tenants.DatabasesBySpring;
import com.acme.tenants.PooledUsers;
import com.acme.tenants.RoleOfSession;
import com.acme.tenants.RoleOfTransaction;
import com.acme.tenants.SchemaInsideOfDao;
import com.acme.tenants.SchemaOfConnection;
import com.acme.tenants.SchemasOfUrls;
import com.acme.tenants.SearchPathOfSession;
import com.acme.tenants.SearchPathOfTransaction;
import com.acme.tenants.SettingOfSession;
import com.acme.tenants.SettingOfTransaction;
import com.acme.tenants.TenantStory;
import com.acme.tenants.UnpooledUsers;
import com.acme.tenants.ebean.TenantsByColumn;
import com.acme.tenants.ebean.TenantsByDatabase;
import com.acme.tenants.ebean.TenantsBySchema;
import com.acme.tenants.hibernate.HibernateTenants;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants, users, schemas and policies: nobody sees what another may see, not even by the very first call. */
class TenantsIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: notes",
            "    pointcut: within(com.acme.tenants..*Notes) && (execution(* all()) || execution(* one(long)))",
            "");

    private static final List<String> SEEN = List.of(
            "a sees [a1, a2]",
            "a sees [a1, a2]",
            "b sees [b1, b2]",
            "a sees [a1, a2]",
            "b sees [b1, b2]",
            "b sees [b1, b2]",
            "b sees b1",
            "a sees a1",
            "b sees b1",
            "a sees a1");

    @BeforeAll
    static void aDatabaseForEachTenant() {
        for (String tenant : List.of("a", "b")) {
            Administrator.execute(
                    PostgresServer.shared().createDatabase("notes_of_" + tenant),
                    List.of("create table note as select id, '" + tenant
                            + "' || id as text from generate_series(1, 2) id"));
        }
    }

    /** What the agent knows of before the call: the DAO's own data source, a tenant that libraries ask for. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                DatabasesByDao.class,
                DatabasesBySpring.class,
                HibernateTenants.class,
                TenantsByColumn.class,
                TenantsByDatabase.class
            })
    void whereItIsKnownForWhomACallIsEachTenantHasAnswersInMemory(Class<? extends TenantStory> story) throws Exception {
        Outcome outcome = run(story);

        assertThat(unmarked(outcome)).as(outcome.toString()).isEqualTo(SEEN);
        assertThat(memories(outcome)).as(outcome.toString()).isEqualTo("*.*...**..");
        assertThat(outcome.agentLog()).as(outcome.toString()).hasSize(1);
    }

    /** What was set in the thread's transaction, before the call. */
    @ParameterizedTest
    @ValueSource(classes = {SearchPathOfTransaction.class, SettingOfTransaction.class, RoleOfTransaction.class})
    void whereTheTransactionTellsEachHasAnswersInMemory(Class<? extends TenantStory> story) throws Exception {
        Outcome outcome = run(story);

        assertThat(unmarked(outcome)).as(outcome.toString()).isEqualTo(SEEN);
        assertThat(memories(outcome)).as(outcome.toString()).matches("\\*[.*]\\*\\.\\.\\.\\*\\*\\.\\.");
    }

    /** What was set outside of a transaction: the call may as well use another connection of the thread's. */
    @ParameterizedTest
    @ValueSource(
            classes = {SearchPathOfSession.class, SchemaOfConnection.class, SettingOfSession.class, RoleOfSession.class
            })
    void whereOnlyTheSessionTellsTheMethodRunsOnceThereAreTwo(Class<? extends TenantStory> story) throws Exception {
        Outcome outcome = run(story);

        assertThat(unmarked(outcome)).as(outcome.toString()).isEqualTo(SEEN);
        assertThat(memories(outcome)).as(outcome.toString()).matches("\\*[.*]\\*{8}");
        assertThat(outcome.agentLog()).as(outcome.toString()).anyMatch(line -> line.contains("FBC-309"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PooledUsers.class,
                UnpooledUsers.class,
                SchemasOfUrls.class,
                DatabasesByRoute.class,
                SchemaInsideOfDao.class,
                TenantsBySchema.class
            })
    void whereItTurnsOutOnlyWhenTheMethodRunsItRuns(Class<? extends TenantStory> story) throws Exception {
        Outcome outcome = run(story);

        assertThat(unmarked(outcome)).as(outcome.toString()).isEqualTo(SEEN);
        assertThat(memories(outcome)).as(outcome.toString()).isEqualTo("**********");
        assertThat(outcome.agentLog()).as(outcome.toString()).anyMatch(line -> line.contains("FBC-309"));
    }

    private static Outcome run(Class<? extends TenantStory> story) throws ReflectiveOperationException {
        PostgresServer server = PostgresServer.shared();
        Setup setup = Setup.of(story);
        boolean isEbeans = story.getPackageName().endsWith("ebean");
        Setup complete = isEbeans ? Applications.withEbean(setup) : Applications.with(setup);
        Administrator.execute(
                server.createDatabase("writers"),
                story.getDeclaredConstructor().newInstance().schema());
        Outcome outcome = Harnesses.forked().get(0).run(complete.rules(RULES));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome;
    }

    private static List<String> unmarked(Outcome outcome) {
        return outcome.lines().stream().map(line -> line.replace("*", "")).collect(Collectors.toUnmodifiableList());
    }

    private static String memories(Outcome outcome) {
        return outcome.lines().stream()
                .map(line -> line.endsWith("*") ? "*" : ".")
                .collect(Collectors.joining());
    }
}
