package io.fallbackcached.bench.hit;

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
final class Workers implements AutoCloseable {

    /** Calls between looks at anything else: enough that looking costs nothing. */
    static final int BATCH = 2048;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int threads;
    private final ExecutorService pool;
    private final CyclicBarrier start;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
        this.start = new CyclicBarrier(threads);
    }

    int threads() {
        return threads;
    }

    /** @param batches for each thread */
    Slice run(Variant variant, Shape shape, KeySet keys, int batches) throws Exception {
        List<Callable<Slice>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            // Threads that asked for the same keys at the same time would be no two callers.
            int from = thread * 31_337;
            work.add(() -> {
                start.await();
                return slice(variant, shape, keys, from, batches);
            });
        }
        Slice sum = new Slice(0, 0, 0);
        for (Future<Slice> part : pool.invokeAll(work)) {
            sum = sum.plus(part.get());
        }
        return sum;
    }

    /** Processor time and garbage of this thread alone, so that other processes and the JVM's own threads do not count. */
    private static Slice slice(Variant variant, Shape shape, KeySet keys, int from, int batches) {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int batch = 0; batch < batches; batch++) {
            variant.run(shape, keys, from + batch * BATCH, BATCH);
        }
        long spent = THREADS.getCurrentThreadCpuTime() - nanos;
        return new Slice(spent, THREADS.getThreadAllocatedBytes(thread) - bytes, (long) batches * BATCH);
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
