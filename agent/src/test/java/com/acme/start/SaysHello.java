package com.acme.start;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Shows that the application's main method was reached. */
public class SaysHello implements Scenario {

    @Override
    public void run(Transcript out) {
        out.line("hello");
    }
}
