package com.acme.told;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Says something on every channel. */
public class ToldLines implements Scenario {

    @Override
    public void run(Transcript out) {
        out.line("told: é");
        out.line(System.getProperty("fallbackcached.told", "nothing set"));
        System.out.println("to out");
        System.err.println("to err");
        System.err.println("[fallbackcached] as the agent");
    }
}
