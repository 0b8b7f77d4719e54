package io.fallbackcached.testkit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Main class of a forked JVM: runs one scenario. Ends the JVM when its standard input ends, that is, when the JVM of the
 * tests is gone. Uses little of the JDK on purpose: scenarios look at what has been initialised.
 */
final class ScenarioMain {

    private ScenarioMain() {}

    /** @param arguments the file for the transcript, and the scenario's class name */
    public static void main(String[] arguments) throws Exception {
        dieWithTheParent();
        try (PrintStream transcript =
                new PrintStream(new FileOutputStream(arguments[0]), true, StandardCharsets.UTF_8.name())) {
            Scenario scenario = Class.forName(arguments[1])
                    .asSubclass(Scenario.class)
                    .getDeclaredConstructor()
                    .newInstance();
            scenario.run(new Transcript() {
                @Override
                public synchronized void line(String text) {
                    transcript.println(text);
                }
            });
        }
    }

    private static void dieWithTheParent() {
        Thread watch = new Thread("parent-watch") {
            @Override
            public void run() {
                try {
                    while (System.in.read() >= 0) {
                        // the parent never writes
                    }
                } catch (IOException gone) {
                    // as good as the end of the stream
                }
                Runtime.getRuntime().halt(99);
            }
        };
        watch.setDaemon(true);
        watch.start();
    }
}
