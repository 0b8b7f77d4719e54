package com.acme.shop;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.List;

/** Asks twice, and spoils the first answer in between. */
public class PricesAreRemembered implements Scenario {

    @Override
    public void run(Transcript out) {
        PriceList list = new PriceList();
        List<String> first = list.prices("tea");
        out.line("first " + first);
        first.clear();
        List<String> second = list.prices("tea");
        out.line("second " + second);
        second.clear();
        out.line("third " + list.prices("tea"));
        out.line("asked " + PriceList.ASKED.get());
    }
}
