package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedModuleIT {

    private static final String MAIN = "com.acme.loader.module.Warehouse";

    @TempDir
    private Path folder;

    private Path module;
    private Path rules;

    @BeforeEach
    void buildTheModule() throws Exception {
        module = Files.createDirectories(folder.resolve("acme.stock"));
        Compilation.copyPackage(Class.forName(MAIN), module);
        Compilation.compile(module, 11, "module-info.java", "module acme.stock {}");
        rules = Files.writeString(
                folder.resolve("rules.yaml"),
                "rules: [ { name: stock, pointcut: execution(* com.acme.loader.module.StockDao.find(..)) } ]");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.testkit.JdkFinder#all")
    void theValuesOfAClosedModuleAreCopied(Jdk jdk) {
        Outcome outcome = run(jdk, List.of("-javaagent:" + Harnesses.agentJar() + "=rules=" + rules), List.of());
        assertThat(outcome.out())
                .as(outcome.toString())
                .containsExactly("acme.stock", "now [tea1] [tea1] [tea1]", "open false");
        assertThat(outcome.otherErr()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.testkit.JdkFinder#all")
    void anAgentThatComesLaterCopiesThemToo(Jdk jdk) {
        Outcome outcome = run(
                jdk,
                List.of(
                        "-Djdk.attach.allowAttachSelf=true",
                        "-XX:+EnableDynamicAgentLoading",
                        "--add-modules",
                        "jdk.attach"),
                List.of(Harnesses.agentJar().toString(), "rules=" + rules));
        assertThat(outcome.out())
                .as(outcome.toString())
                .containsExactly("acme.stock", "before [tea1] [tea2] [tea3]", "now [tea4] [tea4] [tea4]", "open false");
    }

    private Outcome run(Jdk jdk, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
        command.addAll(options);
        command.addAll(List.of("--module-path", module.toString(), "-m", "acme.stock/" + MAIN));
        command.addAll(arguments);
        return Fork.run(command, Map.of(), Duration.ofMinutes(1));
    }
}
