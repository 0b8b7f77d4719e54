package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.boot.Application;
import com.acme.loader.boot.lib.ZipCodes;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FatJarIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - { name: cities, pointcut: execution(* com.acme.loader.boot.CityDao.cities(..)) }",
            "  - { name: codes, pointcut: execution(* com.acme.loader.boot.lib.ZipCodes.of(..)) }");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("springBootsJdks")
    void methodsInTheApplicationAndInItsLibrariesAreCached(Jdk jdk) throws Exception {
        Path jar = folder.resolve("app.jar");
        Path classes = folder.resolve("classes");
        Path library = folder.resolve("library");
        Compilation.copyPackage(Application.class, classes);
        Compilation.copyPackage(ZipCodes.class, library);
        FatJar.build(jar, springBootLoader(), Application.class, classes, library);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);

        Outcome outcome = Fork.run(
                List.of(
                        jdk.tool("java").toString(),
                        "-javaagent:" + Harnesses.agentJar() + "=rules=" + rules,
                        "-jar",
                        jar.toString()),
                Map.of(),
                Duration.ofMinutes(1));

        assertThat(outcome.out())
                .as(outcome.toString())
                .containsExactly(
                        "org.springframework.boot.loader.launch.LaunchedClassLoader", "[it1] [it1]", "Roma1 Roma1");
        assertThat(outcome.otherErr()).isEmpty();
        assertThat(outcome.agentLog()).as("only the start line").hasSize(1);
    }

    static Stream<Jdk> springBootsJdks() {
        return JdkFinder.all().stream().filter(jdk -> jdk.feature() >= 17);
    }

    private static Path springBootLoader() {
        return Path.of(System.getProperty("fallbackcached.peers"), "spring-boot-loader.jar");
    }
}
