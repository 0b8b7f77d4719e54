package com.acme.behave.settings;

/** Decides for methods of other classes. */
public final class Conditions {

    private Conditions() {}

    public static boolean isLong(String key) {
        return key.length() > 3;
    }
}
