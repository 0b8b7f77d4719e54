package io.fallbackcached.core.rules.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes of real libraries, from the jars of the test class path. */
final class JarClasses {

    private JarClasses() {}

    /** Internal names of some classes from each jar that holds one of the given types, chosen by the seed. */
    static List<String> sample(long seed, int fromEach, Class<?>... types) {
        Random random = new Random(seed);
        return Stream.of(types)
                .flatMap(type -> sample(random, fromEach, all(type)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Stream<String> sample(Random random, int most, List<String> names) {
        Collections.shuffle(names, random);
        return names.stream().limit(most);
    }

    private static List<String> all(Class<?> type) {
        try (JarFile jar = new JarFile(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }
}
