package io.fallbackcached.agent.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.peer.UsesItsOwnLibraries;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application with other versions of the libraries that are in the agent. */
class OldLibrariesIT {

    private static final String RULES =
            "rules:\n  - name: orders\n    pointcut: execution(* com.acme.peer.OrderDao.find(..))\n";

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theApplicationKeepsItsOwnVersions(Harness harness) {
        Outcome plain = harness.run(setup().withoutAgent());
        Outcome cached = harness.run(setup().rules(RULES));

        assertThat(plain.lines())
                .as(plain.toString())
                .containsExactly(
                        "made by byte-buddy-1.9.16.jar",
                        "kept by cache2k-api-1.2.4.Final.jar and cache2k-core-1.2.4.Final.jar",
                        "(execution(* com.acme..*.find*(..)) && !within(com.acme.old..*)) by aspectjweaver-1.8.14.jar",
                        "logged by slf4j-api-1.7.36.jar and org.slf4j.impl.SimpleLogger of slf4j-simple-1.7.36.jar",
                        "newer providers []",
                        "bodies 2");
        assertThat(allButLast(cached.lines())).as(cached.toString()).isEqualTo(allButLast(plain.lines()));
        assertThat(cached.lines()).last().isEqualTo("bodies 1");
        assertThat(cached.otherErr()).as(cached.toString()).isEqualTo(plain.otherErr());
        assertThat(cached.out()).as(cached.toString()).isEqualTo(plain.out());
    }

    private static Setup setup() {
        Setup setup = Setup.of(UsesItsOwnLibraries.class);
        Peers.oldLibraries().forEach(setup::classPathEntry);
        return setup;
    }

    private static List<String> allButLast(List<String> lines) {
        return lines.subList(0, lines.size() - 1);
    }
}
