package io.fallbackcached.bench.startup;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it costs to start an application of about ten thousand classes with this agent, with others, with none. */
public final class StartupSuite implements Suite {

    private static final String MAIN = ApplicationSources.ROOT + ".Main";
    private static final List<String> HEAP = List.of("-Xms256m", "-Xmx512m");

    /** Of a quick run, in which nothing is measured. */
    private static final String FEW_CLASSES = "1000";

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String question() {
        return "What does an agent cost while an application of 10,000 classes starts?";
    }

    @Override
    public void run(Run run) throws Exception {
        Path folder = Run.scratch("startup");
        Path application = ApplicationJar.in(folder);
        TimedProcess process = new TimedProcess(folder.resolve("output.txt"));
        Agents agents = new Agents(folder, run.quick() ? 1 : 2);
        List<String> arguments = run.quick() ? List.of(FEW_CLASSES) : List.of();
        whole(run, process, application, agents, arguments);
        hello(run, process, application, agents);
        for (Archive archive : Archive.of(run.release())) {
            archived(run, process, application, agents, arguments, archive);
        }
    }

    private static void whole(Run run, TimedProcess process, Path application, Agents agents, List<String> arguments)
            throws Exception {
        List<Start> starts = new ArrayList<>();
        starts.addAll(agents.baselines(main(application), MAIN, arguments));
        starts.addAll(agents.ours(main(application), MAIN, arguments));
        starts.addAll(agents.rules(application, MAIN, arguments));
        starts.add(agents.openTelemetry(main(application), MAIN, arguments));
        StartRounds rounds = new StartRounds(process, common(run));
        rounds.measure(starts, run.quick() ? 1 : 7);
        rounds.report("10,000 classes: ", run.figures());
    }

    private static void hello(Run run, TimedProcess process, Path application, Agents agents) throws Exception {
        String hello = ApplicationSources.ROOT + ".Hello";
        List<Start> starts = new ArrayList<>(agents.baselines(main(application), hello, List.of()));
        starts.add(agents.idle(main(application), hello, List.of()));
        StartRounds rounds = new StartRounds(process, common(run));
        rounds.measure(starts, run.quick() ? 1 : 11);
        rounds.report("hello world: ", run.figures());
    }

    private static void archived(
            Run run, TimedProcess process, Path application, Agents agents, List<String> arguments, Archive archive)
            throws Exception {
        List<String> options = new ArrayList<>(main(application));
        options.addAll(archive.train(process, common(run), options, MAIN, arguments, Run.scratch("startup")));
        List<Start> starts = new ArrayList<>(agents.baselines(options, MAIN, arguments));
        starts.addAll(agents.ours(options, MAIN, arguments));
        for (Start start : starts) {
            Archive.Sources sources = archive.sources(process, common(run), start);
            boolean shouldWeave = start.arguments().contains("annotated");
            if (sources.archive() < 9 * sources.elsewhere() || (shouldWeave && !sources.woven())) {
                throw new IllegalStateException(archive + " is of no use to " + start + ": " + sources);
            }
        }
        StartRounds rounds = new StartRounds(process, common(run));
        rounds.measure(starts, run.quick() ? 1 : 5);
        rounds.report("10,000 classes, " + archive + ": ", run.figures());
    }

    private static List<String> main(Path application) {
        return List.of("-cp", application.toString());
    }

    private static List<String> common(Run run) throws IOException {
        if (!Files.isExecutable(run.java())) {
            throw new IllegalStateException(run.java() + " is no java");
        }
        List<String> common = new ArrayList<>(List.of(run.java().toString()));
        common.addAll(HEAP);
        return common;
    }
}
