package com.acme.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a slow lookup; counts how often it was really asked. */
public class PriceList {

    public static final AtomicInteger ASKED = new AtomicInteger();

    public List<String> prices(String article) {
        ASKED.incrementAndGet();
        return new ArrayList<>(Arrays.asList(article + " 3 EUR", article + " 4 USD"));
    }
}
