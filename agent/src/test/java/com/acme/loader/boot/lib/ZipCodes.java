package com.acme.loader.boot.lib;

/** Stands in a library. Its answers count the runs. */
public class ZipCodes {

    private int runs;

    public ZipCode of(String city) {
        return new ZipCode(city + ++runs);
    }
}
