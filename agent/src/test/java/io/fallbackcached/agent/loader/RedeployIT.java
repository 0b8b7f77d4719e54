package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.redeploy.Redeployments;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedeployIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - { name: find, cacheName: orders, pointcut: execution(* com.acme.loader.redeploy.OrderDao.find(..)) }",
            "  - { name: recent, expireAfterWrite: PT1S,",
            "      pointcut: execution(* com.acme.loader.redeploy.OrderDao.recent(..)) }",
            "  - { name: missing, keepAbsent: true,",
            "      pointcut: execution(* com.acme.loader.redeploy.OrderDao.missing(..)) }",
            "  - { name: of this object, scope: instance,",
            "      pointcut: execution(* com.acme.loader.redeploy.OrderDao.ofThisObject(..)) }",
            "  - { name: others, pointcut: execution(* com.acme.loader.redeploy.OrderDao.later(..))",
            "      || execution(* com.acme.loader.redeploy.OrderDao.slow(..))",
            "      || execution(* com.acme.loader.redeploy.OrderDao.failing(..))",
            "      || execution(* com.acme.loader.redeploy.OrderDao.byIdentity(..))",
            "      || execution(* com.acme.loader.redeploy.OrderDao.live(..)) }",
            "  - { name: cancel, action: evict, cacheName: orders,",
            "      pointcut: execution(* com.acme.loader.redeploy.OrderDao.cancel(..)) }",
            "  - { name: save, action: put, cacheName: orders,",
            "      pointcut: execution(* com.acme.loader.redeploy.OrderDao.save(..)) }");

    private static final String DEPLOYMENT = "a#1[tea] [recent2#2[tea]] null c#4[tea] d#5[tea] e#6[tea] e#6[tea]"
            + " a#1[tea] [recent2#2[tea]] null c#4[tea] d#5[tea] e#7[tea] e#7[tea]"
            + " f1#8[tea] f1#8[tea] identity#11[tea] identity#12[tea] false h h runs 14"
            // another DAO, which holds another counter: it shares nothing with the first, and nothing is put
            + " again a#1[tea] [recent2#2[tea]] null c#4[tea] d#5[tea] e#6[tea] e#7[tea]"
            + " a#8[tea] [recent2#2[tea]] null c#4[tea] d#5[tea] e#9[tea] e#10[tea]"
            + " f2#11[tea] f2#11[tea] identity#14[tea] identity#15[tea] false h h runs 17";

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void fiftyApplicationsWithFilledCachesAreCollectedAndTheNextOneIsCached(Harness harness) {
        Outcome outcome = harness.run(Setup.of(Redeployments.class)
                .rules(RULES)
                .agentBefore(ByteBuddyAgent.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .jvmArgument("-Xmx96m")
                .jvmArgument("-XX:MaxMetaspaceSize=96m"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        List<String> expected = new ArrayList<>(Collections.nCopies(50, DEPLOYMENT));
        expected.add("all collected");
        expected.add(DEPLOYMENT);
        assertThat(outcome.lines()).containsExactlyElementsOf(expected);
    }
}
