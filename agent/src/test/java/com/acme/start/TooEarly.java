package com.acme.start;

/** Notes who was initialised, and in which order. Loads nothing that could be one of them. */
final class TooEarly {

    private static final String NOTES = "com.acme.start.notes";

    private TooEarly() {}

    static void note(String who) {
        System.setProperty(NOTES, notes() + who + " ");
    }

    static String notes() {
        return System.getProperty(NOTES, "");
    }
}
