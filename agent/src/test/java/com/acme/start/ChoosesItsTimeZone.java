package com.acme.start;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.TimeZone;

/** Chooses it by the system property, which only works before anybody asks. */
public class ChoosesItsTimeZone implements Scenario {

    @Override
    public void run(Transcript out) {
        out.line("before: " + System.getProperty("user.timezone"));
        System.setProperty("user.timezone", "Asia/Tokyo");
        out.line(TimeZone.getDefault().getID());
    }
}
