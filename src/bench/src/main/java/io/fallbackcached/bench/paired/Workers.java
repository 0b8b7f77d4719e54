package io.fallbackcached.bench.paired;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads that run the same variant at the same time. */
public final class Workers implements AutoCloseable {

    /** How many calls are asked for at once: so many that asking costs nothing, so few that the loop is compiled soon. */
    public static final int BATCH = 2048;

    /** How far into the order of keys each thread begins: callers do not all ask for the same key at the same time. */
    public static final int APART = 31_337;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int threads;
    private final ExecutorService pool;
    private final CyclicBarrier start;

    public Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
        this.start = new CyclicBarrier(threads);
    }

    public int threads() {
        return threads;
    }

    /** @param calls by each thread */
    Slice run(Work work, int calls) throws Exception {
        List<Callable<Slice>> slices = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int from = thread * APART;
            slices.add(() -> {
                start.await();
                return slice(work, from, calls);
            });
        }
        Slice sum = new Slice(0, 0, 0);
        for (Future<Slice> part : pool.invokeAll(slices)) {
            sum = sum.plus(part.get());
        }
        return sum;
    }

    /** Processor time and garbage of this thread alone, so that other processes and the JVM's own threads do not count. */
    private static Slice slice(Work work, int from, int calls) throws Exception {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int done = 0; done < calls; done += BATCH) {
            work.run(from + done, Math.min(BATCH, calls - done));
        }
        long spent = THREADS.getCurrentThreadCpuTime() - nanos;
        return new Slice(spent, THREADS.getThreadAllocatedBytes(thread) - bytes, calls);
    }

    @Override
    public void close() {
        pool.shutdown();
    }

    /** What some calls cost. */
    record Slice(long nanos, long bytes, long calls) {

        Slice plus(Slice other) {
            return new Slice(nanos + other.nanos, bytes + other.bytes, calls + other.calls);
        }

        double nanosPerCall() {
            return (double) nanos / calls;
        }

        double bytesPerCall() {
            return (double) bytes / calls;
        }
    }
}
