package com.acme.loader.module;

import java.util.ArrayList;
import java.util.List;

/** A mutable value in a package that is open to nobody. */
final class Stock {

    private final List<String> places = new ArrayList<>();

    Stock(String place) {
        places.add(place);
    }

    void spoil() {
        places.clear();
    }

    @Override
    public String toString() {
        return places.toString();
    }
}
