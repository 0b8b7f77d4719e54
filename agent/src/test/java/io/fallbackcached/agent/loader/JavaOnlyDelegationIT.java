package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.island.OnAnIsland;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaOnlyDelegationIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - { name: find, cacheName: parcels, pointcut: execution(* com.acme.loader.island.ParcelDao.find(..)) }",
            "  - { name: all, pointcut: execution(* com.acme.loader.island.ParcelDao.all(..)) }",
            "  - { name: forget, action: evict, cacheName: parcels,",
            "      pointcut: execution(* com.acme.loader.island.ParcelDao.forget(..)) }");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void anApplicationThatSeesOnlyTheJdkIsCached(Harness harness) {
        Outcome outcome = harness.run(Setup.of(OnAnIsland.class).rules(RULES));
        assertThat(outcome.lines()).as(outcome.toString()).containsExactly("a1 a1 [all02, all02] [all02, all02] a3");
        assertThat(outcome.otherErr()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void withoutTheAgentEachCallRuns(Harness harness) {
        Outcome outcome = harness.run(Setup.of(OnAnIsland.class).withoutAgent());
        assertThat(outcome.lines()).as(outcome.toString()).containsExactly("a2 a3 [all04, all04] [all05, all05] a6");
    }
}
