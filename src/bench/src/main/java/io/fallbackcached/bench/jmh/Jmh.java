package io.fallbackcached.bench.jmh;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.figures.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH benchmarks with one set of settings for all, so that what is compared was measured alike. */
public final class Jmh {

    /** A small heap that is touched beforehand: page faults of a fresh one would count as the cost of an allocation. */
    public static final List<String> HEAP =
            List.of("-Xms512m", "-Xmx512m", "-Xmn24m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC");

    private Jmh() {}

    /**
     * How long a benchmark is measured.
     *
     * @param forks how many JVMs
     * @param iterations in each, after as many to warm up
     * @param millis for each iteration
     */
    public record Effort(int forks, int iterations, int millis) {}

    /**
     * Measures time and allocation of each benchmark whose name matches.
     *
     * @param include a regular expression over {@code class.method}
     * @param scenario what all of them do
     * @param variant what the benchmarks of this call are a variant of; null for the method's own name
     * @param threads how many threads run the benchmark at once
     * @param jvmOptions in addition to the common ones
     */
    public static void run(
            Run run, String include, String scenario, @Nullable String variant, int threads, List<String> jvmOptions)
            throws IOException, RunnerException {
        Effort effort = run.quick() ? new Effort(1, 2, 300) : new Effort(2, 6, 500);
        run(run, include, scenario, variant, threads, jvmOptions, effort);
    }

    /** As above, for as long as is said. */
    public static void run(
            Run run,
            String include,
            String scenario,
            @Nullable String variant,
            int threads,
            List<String> jvmOptions,
            Effort effort)
            throws IOException, RunnerException {
        List<String> options = new ArrayList<>(HEAP);
        options.addAll(jvmOptions);
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(include)
                .jvm(run.java().toString())
                .jvmArgs(options.toArray(String[]::new))
                .threads(threads)
                .timeUnit(TimeUnit.NANOSECONDS)
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(effort.forks())
                .warmupIterations(effort.iterations())
                .warmupTime(TimeValue.milliseconds(effort.millis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()));
        Collection<RunResult> results = new Runner(jmh.build()).run();
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            String method =
                    params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
            String name = variant == null ? method : variant;
            run.figures().add(new Figure(scenario, name, "ns/op", samples(result, null)));
            run.figures().add(new Figure(scenario, name, "B/op", samples(result, "gc.alloc.rate.norm")));
        }
    }

    private static List<Double> samples(RunResult result, @Nullable String secondary) {
        List<Double> samples = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Result<?> chosen = secondary == null
                        ? iteration.getPrimaryResult()
                        : iteration.getSecondaryResults().get(secondary);
                samples.add(Objects.requireNonNull(chosen, "measured").getScore());
            }
        }
        return samples;
    }
}
