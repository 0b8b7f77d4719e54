package com.acme.writers;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What of a mapper the agent still remembers, found where everything is found: in the heap. */
public final class Remembered {

    private static final String HOLDER = "io.fallbackcached.core.coherence.HeldBack$Holder";

    private Remembered() {}

    /** How many of the application's batches and sessions may, for all the agent knows, hold something back. */
    public static int heldBack() {
        return histogram()
                .lines()
                .filter(line -> line.contains(HOLDER))
                .mapToInt(line -> Integer.parseInt(line.trim().split("\\s+", -1)[1]))
                .sum();
    }

    private static String histogram() {
        try {
            return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()}));
        } catch (JMException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
