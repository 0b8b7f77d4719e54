package io.fallbackcached.core.start;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.rules.Diagnostic;
import io.fallbackcached.core.rules.file.RuleBook;
import io.fallbackcached.core.rules.match.RuleClassPlanner;
import io.fallbackcached.core.rules.match.UnmatchedRule;
import io.fallbackcached.core.weave.WeavingTransformer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says once, when the application has had a minute to load its classes or when it ends sooner, which rules have named no
 * method: a misspelt type is no mistake in the file, it is a class that never comes. Also lets go, now and then, of what
 * only matching classes needs.
 */
final class LateReport {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RuleBook book;
    private final RuleClassPlanner planner;
    private final WeavingTransformer transformer;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    /** Made now, because a thread remembers the code that created it, which may be the application's later. */
    private final Thread houseKeeping = thread("fallbackcached-housekeeping", new HouseKeeping());

    private final Thread atTheEnd = thread("fallbackcached-end", new Saying());

    LateReport(RuleBook book, RuleClassPlanner planner, WeavingTransformer transformer) {
        this.book = book;
        this.planner = planner;
        this.transformer = transformer;
    }

    /** Once it may have something to say; without effect the second time and after {@link #cancel}. */
    void schedule() {
        if (!scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
            houseKeeping.start();
        } catch (IllegalStateException endingAlready) {
            LOG.debug("scheduled while the JVM ends");
        }
    }

    void cancel() {
        scheduled.set(true);
        said.set(true);
        cancelled.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException endingAlready) {
            LOG.debug("cancelled while the JVM ends");
        }
    }

    private void keepHouse() {
        try {
            while (!cancelled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                say();
                planner.dropIdle(PATIENCE);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            LOG.warn("fault while keeping house", fault);
        }
    }

    private void say() {
        if (!said.compareAndSet(false, true)) {
            return;
        }
        for (UnmatchedRule unmatched : planner.unmatched()) {
            String message = "rule '" + unmatched.rule().name() + "' has named no method so far: " + unmatched.text();
            LOG.warn("{}", Diagnostic.warning(location(unmatched), message, ""));
        }
        LOG.debug(
                "{} methods woven in {} classes",
                transformer.wovenMethods(),
                transformer.wovenClasses().size());
    }

    private String location(UnmatchedRule unmatched) {
        return book.rules().stream()
                .filter(rule -> rule.rule().equals(unmatched.rule()))
                .findFirst()
                .map(rule -> rule.location(Math.max(0, rule.pointcut().indexOf(unmatched.unseenType()))))
                .orElse(unmatched.rule().origin());
    }

    /** Application servers report threads whose context loader is an application's as leaks. */
    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    private final class Saying implements Runnable {
        @Override
        public void run() {
            say();
        }
    }

    private final class HouseKeeping implements Runnable {
        @Override
        public void run() {
            keepHouse();
        }
    }
}
