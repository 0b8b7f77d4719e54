package io.fallbackcached.bench.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sources of the application that is started: a third its own code in {@code com.acme.shop}, the rest libraries that no
 * agent knows by name, all made of the same dozen kinds of classes.
 */
final class ApplicationSources {

    static final String ROOT = "com.acme.shop";
    static final List<String> AREAS = List.of(
            "orders",
            "billing",
            "catalog",
            "customers",
            "shipping",
            "pricing",
            "stock",
            "complaints",
            "reports",
            "mail");

    private static final String ANNOTATED = ROOT + ".annotated";
    private static final String PLAIN = ROOT + ".plain";
    private static final int PARTS = 6;
    private static final int LIBRARIES = 21;
    private static final int ANNOTATED_CLASSES = 10;

    /** How many of each kind there are in a package. */
    private static final Map<String, Integer> KINDS = kinds();

    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private ApplicationSources() {}

    /** By the class's name. */
    static Map<String, String> all() {
        ApplicationSources made = new ApplicationSources();
        for (String kind : List.of("Main", "Hello", "Finder", "Unit", "Watched")) {
            made.add(ROOT, kind, kind, "", false);
        }
        for (String area : AREAS) {
            for (int part = 0; part < PARTS; part++) {
                made.addPackage(ROOT + "." + area + ".part" + part, 3);
            }
        }
        for (int library = 0; library < LIBRARIES; library++) {
            for (int part = 0; part < PARTS; part++) {
                made.addPackage("net.vendor" + library + ".part" + part, 2);
            }
        }
        made.addDaos(ANNOTATED, true);
        made.addDaos(PLAIN, false);
        return made.sources;
    }

    /** Whether a class is loaded when the annotated classes are, and when those without annotations are in their place. */
    static boolean isIn(String list, String className) {
        return !className.startsWith(list.equals("annotated") ? PLAIN + "." : ANNOTATED + ".");
    }

    private void addPackage(String name, int daos) {
        KINDS.forEach((kind, count) -> {
            for (int n = 0; n < count; n++) {
                add(name, kind, kind + n, String.valueOf(n), false);
            }
        });
        for (int n = 0; n < daos; n++) {
            add(name, "Dao", "Customer" + n + "Dao", String.valueOf(n), false);
        }
    }

    private void addDaos(String name, boolean annotated) {
        add(name, "Entity", "Entity0", "0", false);
        for (int n = 0; n < ANNOTATED_CLASSES; n++) {
            add(name, "Dao", "Customer" + n + "Dao", String.valueOf(n), annotated);
        }
    }

    private void add(String packageName, String kind, String simpleName, String number, boolean annotated) {
        String source = templates
                .computeIfAbsent(kind, ApplicationSources::template)
                .replace("@package@", packageName)
                .replace("@root@", ROOT)
                .replace("@n@", number)
                .replace("@remember@", annotated ? "@io.fallbackcached.annotations.FallbackCached" : "")
                .replace("@lambdas@", String.valueOf(packageName.endsWith("part0")));
        sources.put(packageName + "." + simpleName, source);
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        kinds.put("Entity", 8);
        kinds.put("Line", 6);
        kinds.put("Port", 3);
        kinds.put("Base", 1);
        kinds.put("Service", 6);
        kinds.put("Status", 2);
        kinds.put("Check", 3);
        kinds.put("Problem", 2);
        kinds.put("Codec", 3);
        kinds.put("Tree", 1);
        kinds.put("Smoke", 1);
        return kinds;
    }

    private static String template(String kind) {
        String name = "sources/" + kind + ".java.txt";
        try (InputStream in = ApplicationSources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
