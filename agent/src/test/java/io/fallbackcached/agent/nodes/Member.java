package io.fallbackcached.agent.nodes;

import com.acme.nodes.Node;
import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import io.fallbackcached.testkit.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One node: a JVM with the packed agent that reaches the server over a network of its own. When it is killed and started again,
 * it is another JVM with a name of its own. Used by one thread, but for {@link #ask}.
 */
public final class Member implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofHours(12);
    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: items",
            "    pointcut: execution(public * com.acme.history.Items.*(..))",
            "    keepAbsent: true",
            "");

    private final String letter;
    private final PostgresServer server;
    private final String url;
    private final List<String> options;
    private final Switchboard switchboard;
    private final TcpProxy network;
    private int lives;
    private CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile Line line;

    /** @param options of the agent */
    Member(String letter, PostgresServer server, String url, List<String> options, Switchboard switchboard) {
        this.letter = letter;
        this.server = server;
        this.url = url;
        this.options = options;
        this.switchboard = switchboard;
        this.network = new TcpProxy(server.port());
    }

    /** The name of the JVM that runs now. */
    public String name() {
        return letter + lives;
    }

    TcpProxy network() {
        return network;
    }

    /** Starts it, after a kill again. */
    void start() {
        lives++;
        String name = name();
        Setup setup = server.handTo(Setup.of(Node.class), network.url(url))
                .systemProperty("nodes.control", Integer.toString(switchboard.port()))
                .systemProperty("nodes.name", name)
                .jvmArgument("-Xmx512m")
                .rules(RULES);
        options.forEach(setup::option);
        Peers.jdbc().forEach(setup::classPathEntry);
        ForkedHarness harness = new ForkedHarness(Jdk.running(), Harnesses.agentJar(), LONGEST_LIFE);
        CompletableFuture<Outcome> ending = new CompletableFuture<>();
        Thread thread = new Thread(() -> ending.complete(harness.run(setup)), "node " + name);
        thread.setDaemon(true);
        thread.start();
        outcome = ending;
    }

    /** Waits until it has started. */
    void awaitStart() throws InterruptedException {
        try {
            CompletableFuture.anyOf(switchboard.lineTo(name()), outcome).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (outcome.isDone()) {
                throw new AssertionError(name() + " did not start: " + outcome.join());
            }
            line = switchboard.lineTo(name()).join();
        } catch (ExecutionException | TimeoutException fault) {
            throw new AssertionError(name() + " does not start", fault);
        }
    }

    /** @return nothing if it has gone meanwhile */
    Optional<String> ask(String wish) {
        return line.ask(wish);
    }

    /** {@code -STOP}, {@code -CONT} or {@code -KILL}. */
    void signal(String signal) {
        Fork.run(List.of("kill", signal, Long.toString(line.pid())), Map.of(), PATIENCE);
    }

    void kill() {
        signal("-KILL");
        outcome.join();
    }

    /** Has the agent say on standard error what it knows. */
    void explain() {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(line.pid()));
            try {
                machine.loadAgent(Harnesses.agentJar().toString(), "explain");
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException | IOException fault) {
            throw new AssertionError("cannot attach to " + name(), fault);
        }
    }

    /** Ends it in an orderly way. */
    Outcome end() throws InterruptedException {
        try {
            line.tell("end");
            return outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException fault) {
            throw new AssertionError(name() + " does not end", fault);
        }
    }

    @Override
    public void close() {
        if (line != null && !outcome.isDone()) {
            kill();
        }
        network.close();
    }
}
