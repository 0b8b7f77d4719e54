package io.fallbackcached.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine as Linux describes it under {@code /proc}; elsewhere, less is known. */
final class Machine {

    private static final Path PROC = Path.of("/proc");

    private Machine() {}

    static void describe(Map<String, String> facts) {
        facts.put("CPU", after(PROC.resolve("cpuinfo"), "model name"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", gigabytes(after(PROC.resolve("meminfo"), "MemTotal")));
        facts.put(
                "operating system",
                after(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", ""));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** How many processes wanted to run during the last 1, 5 and 15 minutes; this run is among them. */
    static String load() {
        return lines(PROC.resolve("loadavg"))
                .findFirst()
                .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3)))
                .orElse("unknown");
    }

    private static String after(Path file, String name) {
        return lines(file)
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(name.length()).strip().substring(1).strip())
                .orElse("unknown");
    }

    private static String gigabytes(String kilobytes) {
        String number = kilobytes.replace(" kB", "");
        return number.matches("\\d+") ? Math.round(Long.parseLong(number) / 1e6) + " GB" : kilobytes;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }
}
