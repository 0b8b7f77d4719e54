package com.acme.loader.boot.lib;

/** A mutable value of a library. */
public class ZipCode {

    private String digits;

    ZipCode(String digits) {
        this.digits = digits;
    }

    public void spoil() {
        digits = "spoiled";
    }

    @Override
    public String toString() {
        return digits;
    }
}
