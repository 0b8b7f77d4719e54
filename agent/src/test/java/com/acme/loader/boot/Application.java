package com.acme.loader.boot;

import com.acme.loader.boot.lib.ZipCode;
import com.acme.loader.boot.lib.ZipCodes;

/** The start class of a fat jar. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        System.out.println(Application.class.getClassLoader().getClass().getName());
        CityDao cities = new CityDao();
        cities.cities("it").clear();
        System.out.println(cities.cities("it") + " " + cities.cities("it"));
        ZipCodes codes = new ZipCodes();
        ZipCode first = codes.of("Roma");
        first.spoil();
        System.out.println(codes.of("Roma") + " " + codes.of("Roma"));
    }
}
