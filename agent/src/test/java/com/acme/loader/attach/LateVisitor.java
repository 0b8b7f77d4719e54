package com.acme.loader.attach;

import com.sun.tools.attach.VirtualMachine;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running application that the agent comes to and leaves, twice. It is attached to from inside, to fix the order. */
public class LateVisitor implements Scenario {

    private final RateDao dao = new RateDao();

    @Override
    public void run(Transcript out) throws Exception {
        String rules = "rules=" + System.getProperty("acme.rules");
        out.line("before: " + twice());
        attach("status");
        attach(rules);
        out.line("started: " + twice());
        attach("acme.observer", "");
        saveClassFile("started.class");
        attach("status");
        attach(rules);
        out.line("started again: " + twice());
        attach("stop");
        out.line("stopped: " + twice());
        saveClassFile("stopped.class");
        attach("status");
        attach("stop");
        attach(rules);
        out.line("back: " + twice());
        attach("stop");
        out.line("gone: " + twice());
    }

    private String twice() {
        return dao.rate("EUR") + " " + dao.rate("EUR");
    }

    private static void saveClassFile(String name) throws Exception {
        Files.write(Path.of(System.getProperty("acme.folder"), name), ClassFiles.now(RateDao.class));
    }

    private static void attach(String arguments) throws Exception {
        attach("acme.agent", arguments);
    }

    private static void attach(String jarProperty, String arguments) throws Exception {
        VirtualMachine self =
                VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        try {
            self.loadAgent(System.getProperty(jarProperty), arguments);
        } finally {
            self.detach();
        }
    }
}
