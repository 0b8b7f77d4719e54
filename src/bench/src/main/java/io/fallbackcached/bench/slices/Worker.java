package io.fallbackcached.bench.slices;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The side of a JVM that is told what to do, and for how long, and tells what came of it. */
public final class Worker {

    static final String READY = "ready";
    static final String ANSWER = "slice ";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Histogram TIMES = new Histogram(3);

    private Worker() {}

    /** Does what it is told, in the calling thread, until nobody tells it anything more. */
    public static void serve(Map<String, Work> works) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            int blank = order.indexOf(' ');
            Work work = works.get(order.substring(blank + 1));
            if (work == null) {
                throw new IOException("no such work: " + order);
            }
            long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(order.substring(0, blank)));
            System.out.println(ANSWER + slice(work, nanos).line());
        }
    }

    private static Slice slice(Work work, long atLeast) throws Exception {
        long thread = Thread.currentThread().getId();
        long operations = 0;
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        long nanos = 0;
        TIMES.reset();
        do {
            work.run();
            operations++;
            long before = nanos;
            nanos = System.nanoTime() - begun;
            TIMES.recordValue(nanos - before);
        } while (nanos < atLeast);
        return new Slice(
                operations,
                TIMES.getValueAtPercentile(50),
                nanos,
                THREADS.getCurrentThreadCpuTime() - cpu,
                THREADS.getThreadAllocatedBytes(thread) - bytes);
    }
}
