package io.fallbackcached.agent;

import io.fallbackcached.core.start.AgentStart;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.InProcessHarness;
import io.fallbackcached.testkit.JdkFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Where the tests of the packed jar run: in this JVM, and in forked ones on each JDK there is. */
public final class Harnesses {

    private Harnesses() {}

    /** In this JVM first, for the debugger; then forked on each JDK. For parameterized tests. */
    public static List<Harness> all() {
        List<Harness> all = new ArrayList<>();
        all.add(inProcess());
        all.addAll(forked());
        return all;
    }

    /** With the packed jar, on each JDK. */
    public static List<Harness> forked() {
        return JdkFinder.all().stream()
                .map(jdk -> new ForkedHarness(jdk, agentJar()))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The packed jar. */
    public static Path agentJar() {
        return Path.of(System.getProperty("fallbackcached.agent.jar"));
    }

    private static Harness inProcess() {
        return new InProcessHarness(
                (arguments, instrumentation) -> AgentStart.start(arguments, instrumentation, false),
                ByteBuddyAgent.install());
    }
}
