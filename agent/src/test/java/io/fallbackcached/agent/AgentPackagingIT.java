package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the jar that ships. */
class AgentPackagingIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final int JAVA_8 = 52;
    private static final int JAVA_11 = 55;
    private static final String LIBRARIES = "META-INF/THIRD-PARTY.txt";
    private static final Pattern LIBRARY = Pattern.compile("[\\w.]+:([\\w-]+):(\\S+) \\| \\S.* \\| https://\\S+");

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(Harnesses.agentJar().toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void theApplicationSeesOnlyTheStartShell() {
        assertThat(files())
                .filteredOn(name -> !name.startsWith("isolated/") && !name.startsWith("META-INF/"))
                .isNotEmpty()
                .allMatch(name -> name.matches("io/fallbackcached/agent/[^/]+\\.class"), "class of the shell");
    }

    @Test
    void theIsolatedPartHasNoClassThatAnotherLoaderWouldFind() {
        assertThat(files()).filteredOn(name -> name.startsWith("isolated/")).noneMatch(name -> name.endsWith(".class"));
    }

    @Test
    void theIsolatedPartHasTheExpectedLibrariesAndNoOthers() {
        Set<String> roots = files().stream()
                .filter(name -> name.endsWith(".classdata"))
                .map(name -> name.replaceFirst("isolated/((?:[^/]+/){1,2}).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(roots)
                .containsExactly(
                        "aj/org/",
                        "io/fallbackcached/",
                        "java/lang/",
                        "net/bytebuddy/",
                        "org/HdrHistogram/",
                        "org/aspectj/",
                        "org/cache2k/",
                        "org/objenesis/",
                        "org/slf4j/",
                        "org/snakeyaml/",
                        "picocli/");
    }

    @ParameterizedTest
    @CsvSource({
        "org.cache2k.spi.Cache2kCoreProvider, org.cache2k.core.Cache2kCoreProviderImpl",
        "org.slf4j.spi.SLF4JServiceProvider, org.slf4j.simple.SimpleServiceProvider",
        "io.fallbackcached.core.watch.WatchExtension, io.fallbackcached.jdbc.watch.JdbcWatchExtension",
        "io.fallbackcached.jdbc.sql.Dialect, io.fallbackcached.postgres.PostgresDialect",
        "io.fallbackcached.core.values.ValueExtension, io.fallbackcached.ebean.EbeanValueExtension"
    })
    void theServicesAreNamedAndPresent(String service, String provider) throws IOException {
        assertThat(text("isolated/META-INF/services/" + service)).contains(provider);
        assertThat(files()).contains("isolated/" + provider.replace('.', '/') + ".classdata");
    }

    @Test
    void theSeamIsThereForTheBootLoader() {
        assertThat(files())
                .filteredOn(name -> name.startsWith("isolated/java/"))
                .containsExactly("isolated/java/lang/FallbackCachedDispatch.classdata");
    }

    @Test
    void nothingIsLeftOfTheJarsThatTheLibrariesCameIn() {
        assertThat(files())
                .noneMatch(name -> name.contains("Jdk14Trace"))
                .noneMatch(name -> name.contains("module-info"))
                .noneMatch(name -> name.contains("META-INF/versions/"))
                .noneMatch(name -> name.contains("META-INF/maven/"))
                .noneMatch(name -> name.matches(".*\\.(SF|RSA|DSA|EC)"));
        assertThat(files())
                .filteredOn(name -> name.startsWith("isolated/META-INF/"))
                .allMatch(name -> name.startsWith("isolated/META-INF/services/"));
    }

    @Test
    void theLogHasSettingsOfItsOwn() throws IOException {
        assertThat(text("isolated/org/slf4j/simple/SimpleLoggerConfiguration.classdata"))
                .contains("fallbackcached.log.", "fallbackcached-log.properties")
                .doesNotContain("org.slf4j.simpleLogger.");
        assertThat(text("isolated/org/slf4j/LoggerFactory.classdata")).contains("fallbackcached.slf4j.provider");
    }

    @Test
    void theManifestNamesTheShellAndWhatTheJvmMayDo() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Premain-Class")).isEqualTo(FallbackCachedAgent.class.getName());
        assertThat(manifest.getValue("Main-Class")).isEqualTo(CommandLine.class.getName());
        assertThat(manifest.getValue("Agent-Class")).isEqualTo(FallbackCachedAgent.class.getName());
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("false");
        assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest)
                .doesNotContainKeys(
                        new Attributes.Name("Boot-Class-Path"), new Attributes.Name("Launcher-Agent-Class"));
    }

    @Test
    void theShellRunsOnJava8AndTheRestOn11() throws IOException {
        TreeMap<String, Integer> versions = new TreeMap<>();
        for (String name : files()) {
            if (name.endsWith(".class") || name.endsWith(".classdata")) {
                versions.put(name, classFileVersion(name));
            }
        }
        assertThat(versions)
                .allSatisfy((name, version) -> assertThat(version)
                        .as(name)
                        .isLessThanOrEqualTo(name.startsWith("isolated/") ? JAVA_11 : JAVA_8));
    }

    @Test
    void isSmallEnoughToShip() throws IOException {
        assertThat(Files.size(Harnesses.agentJar())).isLessThan(10L * MEBIBYTE);
    }

    @Test
    void eachLibraryIsListedWithItsLicence() throws IOException {
        List<String> lines =
                text(LIBRARIES).lines().filter(line -> line.contains(" | ")).collect(Collectors.toList());
        assertThat(lines)
                .allMatch(line -> LIBRARY.matcher(line).matches(), "group:artifact:version | licence | address");
        // The build makes a folder for each jar that it looks for licences in, so these are the bundled ones.
        Set<String> bundled = jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.matches("META-INF/licenses/[^/]+/"))
                .map(name -> name.replaceFirst("META-INF/licenses/(.+)-jar/", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        // slf4j-simple has none where the logging module has taken it in before.
        bundled.add(lines.stream()
                .map(AgentPackagingIT::nameAndVersion)
                .filter(name -> name.startsWith("slf4j-simple-"))
                .findFirst()
                .orElse("slf4j-simple"));
        assertThat(lines.stream().map(AgentPackagingIT::nameAndVersion)).containsExactlyInAnyOrderElementsOf(bundled);
    }

    @Test
    void theTextsOfTheLicencesAreThere() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(files())
                .filteredOn(name -> name.startsWith("META-INF/licenses/"))
                .anyMatch(name -> name.endsWith("LICENSE-EPL-2.0.txt"))
                .anyMatch(name -> name.endsWith("LICENSE-BSD-3-CLAUSE.txt"))
                .anyMatch(name -> name.endsWith("LICENSE-Apache-1.1.txt"))
                .anyMatch(name -> name.matches(".*/byte-buddy-[^/]+/META-INF/NOTICE"))
                .anyMatch(name -> name.matches(".*/objenesis-[^/]+/META-INF/NOTICE"))
                .anyMatch(name -> name.matches(".*/slf4j-api-[^/]+/META-INF/LICENSE.txt"));
    }

    private static String nameAndVersion(String line) {
        return LIBRARY.matcher(line).replaceFirst("$1-$2");
    }

    private List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .collect(Collectors.toList());
    }

    /** Of a class file too: names in it are readable as they are. */
    private String text(String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private int classFileVersion(String name) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getJarEntry(name)))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
