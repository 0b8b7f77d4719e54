package io.fallbackcached.agent.feed;

import com.acme.feed.Node;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Node} in a JVM of its own, with the packed agent. Not thread-safe. */
final class RunningNode implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final CompletableFuture<Outcome> outcome;
    private final Socket socket;
    private final BufferedReader answers;

    private RunningNode(CompletableFuture<Outcome> outcome, Socket socket) throws IOException {
        this.outcome = outcome;
        this.socket = socket;
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** @param setup of a {@link Node} */
    static RunningNode start(Setup setup) {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(PATIENCE_MILLIS);
            setup.systemProperty(Node.PORT_PROPERTY, Integer.toString(listener.getLocalPort()));
            Peers.jdbc().forEach(setup::classPathEntry);
            CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                    () -> new ForkedHarness(Jdk.running(), Harnesses.agentJar()).run(setup), RunningNode::thread);
            return new RunningNode(outcome, listener.accept());
        } catch (IOException fault) {
            throw new UncheckedIOException("the node does not start", fault);
        }
    }

    /** Has it do something. */
    String told(String wish) {
        try {
            socket.getOutputStream().write((wish + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("ended at: " + wish + "\n" + end());
            }
            return answer;
        } catch (IOException fault) {
            throw new UncheckedIOException("no answer to: " + wish, fault);
        }
    }

    /** Lets it end, and returns what it left. */
    Outcome end() {
        close();
        try {
            return outcome.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new AssertionError("the node does not end", fault);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("a socket does not close", fault);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "node");
        thread.setDaemon(true);
        thread.start();
    }
}
