package io.fallbackcached.agent.writers;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.writers.Story;
import com.acme.writers.ebean.EbeanStory;
import com.acme.writers.ebean.EbeanWithHikariStory;
import com.acme.writers.hibernate.HibernateStory;
import com.acme.writers.jdbc.JdbcStory;
import com.acme.writers.jooq.JooqStory;
import com.acme.writers.spring.SpringStory;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an application writes with, its cached reads follow, and what was not touched stays in memory. */
class WritersIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: people",
            "    pointcut: >",
            "      within(com.acme.writers..*People) && (execution(* find(long)) || execution(* namesIn(String))",
            "      || execution(* count()) || execution(* phonesOf(long)))",
            "");

    static List<Arguments> everyLibraryEverywhere() {
        return Harnesses.forked().stream()
                .flatMap(harness -> stories().map(story -> Arguments.of(harness, story)))
                .collect(Collectors.toUnmodifiableList());
    }

    static List<Arguments> everyLibrary() {
        return stories()
                .map(story -> Arguments.of(Harnesses.forked().get(0), story))
                .collect(Collectors.toUnmodifiableList());
    }

    @ParameterizedTest
    @MethodSource("everyLibraryEverywhere")
    void everyReadFollowsEveryWriteAndWhatIsUntouchedStays(Harness harness, Class<? extends Story> story) {
        Outcome outcome = harness.run(setup(story).rules(RULES));

        assertThat(outcome.lines()).as(outcome.toString()).containsExactly(new String[] {});
    }

    @ParameterizedTest
    @MethodSource("everyLibrary")
    void theApplicationsThemselvesAreRight(Harness harness, Class<? extends Story> story) {
        Outcome outcome = harness.run(setup(story).withoutAgent());
        System.out.println(story);
        outcome.lines().forEach(System.out::println);
        assertThat(outcome.lines()).as(outcome.toString()).containsExactly(new String[] {});
    }

    private static Stream<Class<? extends Story>> stories() {
        return Stream.of(
                JdbcStory.class,
                JooqStory.class,
                SpringStory.class,
                HibernateStory.class,
                EbeanStory.class,
                EbeanWithHikariStory.class);
    }

    private static Setup setup(Class<? extends Story> story) {
        PostgresServer server = PostgresServer.shared();
        Setup setup = server.handTo(Setup.of(story), server.createDatabase("writers"));
        Peers.access().forEach(setup::classPathEntry);
        if (story.getPackageName().endsWith("ebean")) {
            setup.agentBefore(Peers.agent("ebean-agent").toString());
        }
        return setup;
    }
}
