package io.fallbackcached.bench;

import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.machine.RunFacts;
import io.fallbackcached.bench.page.RawFolder;
import io.fallbackcached.bench.page.ResultsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The benchmarks' command line. */
@Command(
        name = "src/bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures what the agent costs and gains; leaves raw figures, from which the results page is made.")
public final class Bench implements Callable<Integer> {

    @Parameters(paramLabel = "suite", description = "what to measure; all if none is named")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--jdk",
            paramLabel = "home",
            description = "a JDK to measure on, may be repeated; default: this one")
    private List<Path> jdks = new ArrayList<>();

    @Option(names = "--quick", description = "only see that everything runs; the figures mean nothing")
    private boolean quick;

    @Option(
            names = "--out",
            paramLabel = "folder",
            defaultValue = "src/bench/target/results",
            description = "where the raw figures go; default: ${DEFAULT-VALUE}")
    private Path out = Path.of("src/bench/target/results");

    @Option(
            names = "--page",
            description = "measure nothing: make the results page and its plots from the raw figures that are there")
    private boolean page;

    @Option(
            names = "--docs",
            paramLabel = "folder",
            defaultValue = "src/docs/results",
            description = "where the results page goes; default: ${DEFAULT-VALUE}")
    private Path docs = Path.of("src/docs/results");

    @Option(names = "--list", description = "name the suites and what they ask")
    private boolean list;

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Suite> suites = suites();
        if (list) {
            suites.forEach(suite -> System.out.printf(Locale.ROOT, "%-14s %s%n", suite.name(), suite.question()));
            return 0;
        }
        if (page) {
            new ResultsPage(docs).write(new RawFolder(out));
            System.out.println("written: " + docs.resolve("README.md"));
            return 0;
        }
        return measure(suites) ? 0 : 1;
    }

    /** A suite that fails does not keep the others from being measured. */
    private boolean measure(List<Suite> suites) throws IOException {
        boolean good = true;
        RawFolder raw = new RawFolder(out);
        List<Path> homes = jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks;
        for (Suite suite : suites) {
            for (Path home : homes) {
                int release = release(home);
                System.out.println("== " + suite.name() + " on JDK " + release + ": " + suite.question());
                Run run = new Run(home, release, quick, Figures.startingIn(raw.figures(release, suite.name())));
                RunFacts facts = RunFacts.begin(run, command(), raw.facts(release, suite.name()));
                good &= measure(suite, run);
                facts.end();
            }
        }
        return good;
    }

    private static boolean measure(Suite suite, Run run) {
        try {
            suite.run(run);
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception | AssertionError fault) {
            System.err.println("== " + suite.name() + " on JDK " + run.release() + " failed");
            fault.printStackTrace();
            return false;
        }
    }

    /** What to type for the same again; the folders are nobody else's. */
    private String command() {
        return "src/bench/run" + (quick ? " --quick" : "")
                + names.stream().map(name -> " " + name).collect(Collectors.joining());
    }

    private List<Suite> suites() {
        List<Suite> all = new ArrayList<>();
        ServiceLoader.load(Suite.class).forEach(all::add);
        for (String name : names) {
            if (all.stream().noneMatch(suite -> suite.name().equals(name))) {
                throw new CommandLine.ParameterException(
                        new CommandLine(this),
                        "no suite is called '" + name + "', there are: "
                                + all.stream().map(Suite::name).toList());
            }
        }
        return names.isEmpty()
                ? all
                : all.stream().filter(suite -> names.contains(suite.name())).toList();
    }

    private static int release(Path home) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }
}
