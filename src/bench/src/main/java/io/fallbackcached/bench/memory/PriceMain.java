package io.fallbackcached.bench.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.sql.Connection;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Tells what a JVM takes in which next to nothing happens. Arguments: {@code idle}, or {@code asked} for two answers from a
 * table, one by a row and one by any row. Each figure is a line: name, tab, number.
 */
public final class PriceMain {

    private static final String STRIPES = "io.fallbackcached.core.coherence.Stripe";

    private PriceMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("asked")) {
            try (Connection connection = Items.connect()) {
                Items items = new Items(connection);
                for (int i = 0; i < 3; i++) {
                    items.ofRow(1);
                    items.ofTable(1);
                }
                tell();
            }
        } else {
            tell();
        }
        System.exit(0);
    }

    private static void tell() throws JMException {
        System.out.println("heap\t" + Size.ofHeap() / 1024);
        long metaspace = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (List.of("Metaspace", "Compressed Class Space").contains(pool.getName())) {
                metaspace += pool.getUsage().getUsed();
            }
        }
        System.out.println("metaspace\t" + metaspace / 1024);
        System.out.println(
                "classes\t" + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        stripes();
    }

    /** Of the JVM's own histogram of live objects: a line has number, instances, bytes, class. */
    private static void stripes() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        for (String line : histogram.lines().toList()) {
            String[] parts = line.strip().split("\\s+", -1);
            if (parts.length > 3 && parts[3].equals(STRIPES)) {
                System.out.println("stripes\t" + parts[1]);
                System.out.println("stripe bytes\t" + parts[2]);
            }
        }
    }
}
