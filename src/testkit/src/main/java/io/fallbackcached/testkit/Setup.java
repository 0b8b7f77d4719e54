package io.fallbackcached.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a scenario is to be run. Mutable while it is put together, not thread-safe; a harness only reads it. */
public final class Setup {

    private final Class<? extends Scenario> scenario;
    private final Map<String, String> systemProperties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> agentsBefore = new ArrayList<>();
    private final List<String> agentsAfter = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private @Nullable String rules;
    private boolean agent = true;

    private Setup(Class<? extends Scenario> scenario) {
        this.scenario = scenario;
    }

    public static Setup of(Class<? extends Scenario> scenario) {
        return new Setup(scenario);
    }

    /** @param yaml the text of the rules file that the agent is started with */
    public Setup rules(String yaml) {
        rules = yaml;
        return this;
    }

    /**
     * @param option one agent argument, as {@code strict=true}; a value that needs quotes gets them, unless it has them
     */
    public Setup option(String option) {
        int equals = option.indexOf('=');
        options.add(option.substring(0, equals + 1) + quoted(option.substring(equals + 1)));
        return this;
    }

    /** Runs the scenario as it is, for comparison. */
    public Setup withoutAgent() {
        agent = false;
        return this;
    }

    public Setup systemProperty(String name, String value) {
        systemProperties.put(name, value);
        return this;
    }

    /** Of a forked JVM only. */
    public Setup environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A library of the scenario's own. In a forked JVM it comes before the class path of the tests. */
    public Setup classPathEntry(Path entry) {
        classPath.add(entry);
        return this;
    }

    /** Of a forked JVM only. */
    public Setup jvmArgument(String argument) {
        jvmArguments.add(argument);
        return this;
    }

    /** Of a forked JVM only: what follows {@code -javaagent:}, of an agent started before ours. */
    public Setup agentBefore(String javaagent) {
        agentsBefore.add(javaagent);
        return this;
    }

    /** Of a forked JVM only: what follows {@code -javaagent:}, of an agent started after ours. */
    public Setup agentAfter(String javaagent) {
        agentsAfter.add(javaagent);
        return this;
    }

    Class<? extends Scenario> scenario() {
        return scenario;
    }

    boolean agent() {
        return agent;
    }

    @Nullable
    String rules() {
        return rules;
    }

    /** @param rulesFile where the rules were written, or null */
    String agentArguments(@Nullable Path rulesFile) {
        List<String> all = new ArrayList<>();
        if (rulesFile != null) {
            all.add("rules=" + quoted(rulesFile.toString()));
        }
        all.addAll(options);
        return String.join(",", all);
    }

    Map<String, String> systemProperties() {
        return systemProperties;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<Path> classPath() {
        return classPath;
    }

    List<String> jvmArguments() {
        return jvmArguments;
    }

    List<String> agentsBefore() {
        return agentsBefore;
    }

    List<String> agentsAfter() {
        return agentsAfter;
    }

    private static String quoted(String value) {
        return value.contains(",") && !value.startsWith("'") ? "'" + value.replace("'", "''") + "'" : value;
    }
}
