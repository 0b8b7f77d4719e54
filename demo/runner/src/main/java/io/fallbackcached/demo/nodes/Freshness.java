package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.stage.DemoFailure;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** How soon after a write a node that did not make it answered as of that write. Immutable. */
final class Freshness {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Node node;
    private final String question;
    private final String answer;
    private final boolean fresh;
    private final long nanos;
    private final int oldAnswers;

    private Freshness(Node node, String question, String answer, boolean fresh, long nanos, int oldAnswers) {
        this.node = node;
        this.question = question;
        this.answer = answer;
        this.fresh = fresh;
        this.nanos = nanos;
        this.oldAnswers = oldAnswers;
    }

    /**
     * Has all these nodes look, side by side, until they answer as they should, or the limit is over.
     *
     * @param written when the write had returned, by {@link System#nanoTime}
     */
    static List<Freshness> await(List<Node> nodes, Known changed, long written) {
        List<CompletableFuture<Freshness>> answers = nodes.stream()
                .map(node -> CompletableFuture.supplyAsync(() -> await(node, changed, written)))
                .collect(Collectors.toList());
        try {
            return answers.stream().map(CompletableFuture::join).collect(Collectors.toList());
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailure ? (DemoFailure) e.getCause() : e;
        }
    }

    boolean isFresh() {
        return fresh;
    }

    /** For a table: the node, and how soon. */
    String brief() {
        return node.name() + " " + (fresh ? millis() : "not within " + limit());
    }

    void show() {
        String old =
                oldAnswers == 0 ? "" : ", after " + oldAnswers + (oldAnswers == 1 ? " old answer" : " old answers");
        node.show(
                question,
                answer,
                (fresh ? "fresh, " : "still old, ") + millis() + " after the write had returned" + old);
    }

    @Override
    public String toString() {
        return "node " + node.name() + ", " + question + ": " + answer + ", " + millis()
                + " after the write had returned";
    }

    private static Freshness await(Node node, Known changed, long written) {
        int oldAnswers = 0;
        while (true) {
            String answer = node.ask(changed.find()).answer();
            long nanos = System.nanoTime() - written;
            boolean fresh = answer.equals(changed.answer()) && nanos <= LIMIT;
            if (fresh || nanos > LIMIT) {
                return new Freshness(node, changed.find(), answer, fresh, nanos, oldAnswers);
            }
            oldAnswers++;
            LockSupport.parkNanos(PAUSE);
        }
    }

    private String millis() {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String limit() {
        return TimeUnit.NANOSECONDS.toSeconds(LIMIT) + " s";
    }
}
