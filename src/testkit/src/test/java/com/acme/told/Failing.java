package com.acme.told;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Says a line and fails. */
public class Failing implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        out.line("before");
        throw new Exception("on purpose");
    }
}
