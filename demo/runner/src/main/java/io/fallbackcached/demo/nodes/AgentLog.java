package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.stage.DemoFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node's agent says, which is all that comes by standard error. Shown line by line; thread-safe. */
final class AgentLog {

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern SERVES = Pattern.compile("INFO .*: feed (\\w+)(?: \\((.*)\\))?");
    private static final Pattern CANNOT = Pattern.compile("a feed cannot be had: (.*)");
    private static final Pattern NONE = Pattern.compile("no feed, (so|since) .*");

    private final String node;
    private final List<String> reasons = new ArrayList<>();
    private final CompletableFuture<String> served = new CompletableFuture<>();

    AgentLog(String node) {
        this.node = node;
    }

    /** Reads in a thread of its own, until the node has ended. */
    void follow(InputStream standardError) {
        Thread reader = new Thread(() -> read(standardError), "agent-log-" + node);
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until it is said that this feed serves. */
    void awaitFeed(Feed asked) throws FeedUnavailable {
        try {
            String feed = served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!feed.equals(asked.option())) {
                throw new FeedUnavailable(reason(asked));
            }
        } catch (TimeoutException e) {
            throw new DemoFailure(
                    "node " + node + ": its agent has not said within " + PATIENCE_SECONDS + " s that feed "
                            + asked.option() + " serves, nor why not. Its log is above, marked [" + node + "].",
                    e);
        } catch (ExecutionException e) {
            throw new DemoFailure("node " + node + " has ended. What it said is above, marked [" + node + "].", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    /** Why not this one; the agent says it of each that it has tried. */
    private String reason(Feed asked) {
        String beginning = asked.option() + ": ";
        return reasons.stream()
                .filter(reason -> reason.startsWith(beginning))
                .map(reason -> reason.substring(beginning.length()))
                .findFirst()
                .orElse("its agent does not say why");
    }

    private void read(InputStream standardError) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(standardError, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("[" + node + "] " + line);
                take(line);
            }
            served.completeExceptionally(new IOException("its log has ended"));
        } catch (IOException e) {
            served.completeExceptionally(new UncheckedIOException(e));
        }
    }

    private void take(String line) {
        Matcher serves = SERVES.matcher(line);
        Matcher cannot = CANNOT.matcher(line);
        Matcher none = NONE.matcher(line);
        if (serves.find()) {
            served.complete(serves.group(1));
        } else if (cannot.find() && !served.isDone()) {
            reasons.add(cannot.group(1));
        } else if (none.find()) {
            served.complete("none");
        }
    }
}
