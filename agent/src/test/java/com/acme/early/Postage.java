package com.acme.early;

import java.util.Properties;

/** Asks twice, and tells how often somebody had to answer. */
public final class Postage {

    private Postage() {}

    public static void main(String[] arguments) {
        new ParcelDriver().connect("jdbc:parcel:", new Properties());
        Tariff tariff = new Tariff();
        System.out.println(tariff.rate("north") + ", " + tariff.rate("north") + ", asked " + Tariff.ASKED.get());
    }
}
