package com.acme.loader.island;

/** A mutable value whose class only its own loader knows. */
public class Parcel {

    private String label;

    Parcel(String label) {
        this.label = label;
    }

    void relabel(String to) {
        label = to;
    }

    @Override
    public String toString() {
        return label;
    }
}
