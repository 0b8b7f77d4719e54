package com.acme.loader.redeploy;

import java.util.ArrayList;
import java.util.List;

/** A mutable value of the application's own. */
public class Order {

    private final String id;
    private final int run;
    private final List<String> lines = new ArrayList<>(List.of("tea"));

    Order(String id, int run) {
        this.id = id;
        this.run = run;
    }

    void add(String line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        return id + "#" + run + lines;
    }
}
