package com.acme.behave.flight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that call, and of which it can be told how many are stuck waiting for another's load. */
final class Callers {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    /** How threads are made. */
    interface Threads {
        Thread unstarted(Runnable work) throws Exception;
    }

    private final Threads maker;
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private final long deadline = System.nanoTime() + PATIENCE;

    Callers(Threads maker) {
        this.maker = maker;
    }

    static Callers ofPlatform() {
        return new Callers(work -> {
            Thread thread = new Thread(work, "caller");
            thread.setDaemon(true);
            return thread;
        });
    }

    Callers call(Callable<String> call) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = maker.unstarted(() -> {
            try {
                answer.complete(call.call());
            } catch (Throwable thrown) {
                answer.complete("threw " + thrown.getMessage());
            }
        });
        threads.add(thread);
        answers.add(answer);
        thread.start();
        return this;
    }

    Callers call(int times, Callable<String> call) throws Exception {
        for (int i = 0; i < times; i++) {
            call(call);
        }
        return this;
    }

    /** Returns once so many callers wait with a time limit, as those of another's load do. */
    void awaitWaiting(int count) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("fewer than " + count + " callers wait");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** What each caller got, in the order of the calls. */
    List<String> answers() throws Exception {
        List<String> all = new ArrayList<>();
        for (CompletableFuture<String> answer : answers) {
            all.add(answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        }
        return all;
    }

    long count(String answer) throws Exception {
        return answers().stream().filter(answer::equals).count();
    }
}
