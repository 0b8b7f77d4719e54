package com.acme.behave.log;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Two misses, many hits, and a method that is refused. */
public class TitlesAreRead implements Scenario {

    @Override
    public void run(Transcript out) {
        Catalogue catalogue = new Catalogue();
        for (int i = 0; i < 100; i++) {
            catalogue.title("1");
            catalogue.title("2");
        }
        out.line("titles " + catalogue.all().count());
    }
}
