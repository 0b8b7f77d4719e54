package io.fallbackcached.agent.nodes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A round that nodes take part in, from its beginning or from when they have started. Used by one thread. */
final class RoundInProgress {

    private static final int[] READS_FOR_A_WRITE = {20, 200};
    private static final long PATIENCE_SECONDS = 90;

    private final long number;
    private final Path folder;
    private final Random random;
    private final int readsForAWrite;
    private final long end;
    private final List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();

    RoundInProgress(long number, long nanos, Path folder, Random random) {
        this.number = number;
        this.folder = folder;
        this.random = random;
        this.readsForAWrite = READS_FOR_A_WRITE[random.nextInt(READS_FOR_A_WRITE.length)];
        this.end = System.nanoTime() + nanos;
    }

    long number() {
        return number;
    }

    int readsForAWrite() {
        return readsForAWrite;
    }

    Path folder() {
        return folder;
    }

    /** How many nanoseconds are left. */
    long rest() {
        return end - System.nanoTime();
    }

    /** From now on it takes part. */
    void join(Member member) {
        String wish = "round " + number + " " + Math.max(0, rest()) + " " + readsForAWrite + " " + random.nextLong()
                + " " + folder;
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(member.ask(wish)), "round of " + member.name());
        thread.setDaemon(true);
        thread.start();
        answers.add(answer);
    }

    /** Waits until all who are still alive are done. */
    Work await() throws Exception {
        Work all = Work.NONE;
        for (CompletableFuture<Optional<String>> answer : answers) {
            Optional<String> told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (told.isPresent()) {
                all = all.and(Work.parse(told.get()));
            }
        }
        return all;
    }
}
