package com.acme.start;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.util.logging.LogManager;

/** Tells what was initialised before the application, and then does it, to show that it would have been noticed. */
public class LooksForTooEarly implements Scenario {

    @Override
    public void run(Transcript out) {
        out.line("before: " + TooEarly.notes());
        FileSystems.getDefault();
        LogManager.getLogManager();
        ManagementFactory.getPlatformMBeanServer();
        for (String name : new String[] {"files", "logging", "management"}) {
            out.line(name + " " + TooEarly.notes().contains(name));
        }
    }
}
