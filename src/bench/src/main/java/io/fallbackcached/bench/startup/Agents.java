package io.fallbackcached.bench.startup;

import io.fallbackcached.bench.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways to start with each agent. */
final class Agents {

    private static final int OFTEN = Integer.MAX_VALUE;
    private static final String OURS = "ours";
    private static final String NOTHING = "nothing to weave";
    private static final List<String> PLAIN = List.of("plain");
    private static final List<String> ANNOTATED = List.of("annotated");
    private static final List<String> CALLED = List.of("annotated", "calls");

    private final Path folder;
    private final PeerJars jars;
    private final int seldom;

    /** @param seldom how often slow ones are started */
    Agents(Path folder, int seldom) {
        this.folder = folder;
        this.jars = new PeerJars(folder);
        this.seldom = seldom;
    }

    /** What the others are compared with. */
    List<Start> baselines(List<String> options, String main, List<String> arguments) throws IOException {
        return List.of(
                start(Start.ANY, Start.NONE, OFTEN, options, main, PLAIN, arguments),
                start(
                        Start.ANY,
                        Start.EMPTY,
                        OFTEN,
                        with(jars.agent(EmptyAgent.class), options),
                        main,
                        PLAIN,
                        arguments),
                start(
                        NOTHING,
                        "looking-agent",
                        OFTEN,
                        with(jars.agent(LookingAgent.class), options),
                        main,
                        PLAIN,
                        arguments));
    }

    Start idle(List<String> options, String main, List<String> arguments) {
        return start(NOTHING, OURS, OFTEN, with(Run.agent(), options), main, PLAIN, arguments);
    }

    /** Ours without a rules file. */
    List<Start> ours(List<String> options, String main, List<String> arguments) {
        List<String> agent = with(Run.agent(), options);
        return List.of(
                idle(options, main, arguments),
                start("10 annotated classes", OURS, OFTEN, agent, main, ANNOTATED, arguments),
                start("10 annotated classes, each called", OURS, OFTEN, agent, main, CALLED, arguments));
    }

    /** Ours and AspectJ's by the same pointcuts. */
    List<Start> rules(Path application, String main, List<String> arguments) throws IOException {
        List<Start> starts = new ArrayList<>();
        for (int each : List.of(1, 5)) {
            for (boolean scoped : List.of(true, false)) {
                List<String> pointcuts = PointcutRules.pointcuts(each);
                String name = pointcuts.size() + (scoped ? "-scoped" : "-everywhere");
                String scenario = pointcuts.size() + (scoped ? " rules for one package" : " rules for all packages")
                        + ", 180 classes woven";
                Path rules = folder.resolve("rules-" + name + ".yaml");
                Files.writeString(rules, PointcutRules.rulesFile(pointcuts, scoped));
                List<String> ours = new ArrayList<>(Run.withAgent("rules=" + rules));
                ours.addAll(List.of("-cp", application.toString()));
                starts.add(start(scenario, OURS, OFTEN, ours, main, PLAIN, arguments));
                Path aspects = jars.aspects(name, PointcutRules.aopXml(pointcuts, scoped));
                List<String> theirs = with(
                        Run.peerAgent("aspectjweaver"), List.of("-cp", application + File.pathSeparator + aspects));
                starts.add(start(scenario, "aspectj", scoped ? OFTEN : seldom, theirs, main, PLAIN, arguments));
            }
        }
        return starts;
    }

    Start openTelemetry(List<String> options, String main, List<String> arguments) {
        List<String> agent = new ArrayList<>(with(Run.peerAgent("opentelemetry-javaagent"), options));
        agent.addAll(
                List.of("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none"));
        return start(NOTHING, "opentelemetry", seldom, agent, main, PLAIN, arguments);
    }

    private static Start start(
            String scenario,
            String variant,
            int rounds,
            List<String> options,
            String main,
            List<String> list,
            List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(main));
        all.addAll(list);
        all.addAll(arguments);
        return new Start(scenario, variant, rounds, options, all);
    }

    private static List<String> with(Path agent, List<String> options) {
        List<String> all = new ArrayList<>(List.of("-javaagent:" + agent));
        all.addAll(options);
        return all;
    }
}
