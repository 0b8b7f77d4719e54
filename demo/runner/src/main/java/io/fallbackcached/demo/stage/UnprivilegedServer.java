package io.fallbackcached.demo.stage;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The embedded server in a JVM of an ordinary user, for roots that PostgreSQL refuses. Ends when its input does. */
final class UnprivilegedServer implements PostgresServer {

    private static final String READY = "READY ";
    private static final String NOBODY = "65534";

    private final Path folder;
    private final Process process;
    private final String url;

    private UnprivilegedServer(Path folder, Process process, String url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** The other JVM's main method. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            System.out.println(READY + server.url());
            while (System.in.read() >= 0) {}
        }
    }

    static UnprivilegedServer start() {
        System.out.println("PostgreSQL does not run as root here; it is started as an ordinary user.");
        try {
            Path folder = readableCopy();
            Process process = new ProcessBuilder(command(folder))
                    .redirectErrorStream(true)
                    .start();
            return new UnprivilegedServer(folder, process, awaitUrl(process));
        } catch (IOException e) {
            throw new DemoFailure(
                    "this container denies root a user namespace (unshare -U), and setpriv did not start either: "
                            + e.getMessage() + ". Run the demo as an ordinary user, or: " + OwnServerHint.TEXT,
                    e);
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroy();
            }
            delete(folder);
        } catch (IOException e) {
            System.out.println("PostgreSQL did not stop cleanly: " + e.getMessage());
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private static List<String> command(Path folder) {
        return List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                folder + "/*" + File.pathSeparator + folder.resolve("classes"),
                UnprivilegedServer.class.getName());
    }

    /** The class path where the ordinary user can read it: the local repository is usually root's alone. */
    private static Path readableCopy() throws IOException {
        Path folder = Files.createTempDirectory("people-demo");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path tmp = Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            if (Files.isDirectory(from)) {
                copyFolder(from, folder.resolve("classes"));
            } else if (Files.exists(from)) {
                copy(from, folder.resolve(from.getFileName()));
            }
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var walk = Files.walk(folder)) {
            walk.forEach(files::add);
        }
        Collections.reverse(files);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var walk = Files.walk(from)) {
            walk.forEach(files::add);
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            } else {
                copy(file, target);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String awaitUrl(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
            System.out.println(line);
        }
        throw new IOException("its output ended before the server was up");
    }
}
