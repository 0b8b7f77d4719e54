package com.acme.start;

import com.sun.tools.attach.VirtualMachine;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Attaches the jar that a system property names, with the arguments that another names, and goes on. */
public class AttachesToItself implements Scenario {

    public static final String JAR = "com.acme.start.jar";
    public static final String ARGUMENTS = "com.acme.start.arguments";

    @Override
    public void run(Transcript out) throws Exception {
        VirtualMachine self =
                VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        try {
            self.loadAgent(System.getProperty(JAR), System.getProperty(ARGUMENTS));
        } finally {
            self.detach();
        }
        out.line("goes on");
    }
}
