package com.acme.writers;

import io.fallbackcached.testkit.Transcript;

/** Writes down what is seen at each moment of the story. */
final class Telling {

    private final Transcript out;
    private final Looks looks;

    Telling(Transcript out, Looks looks) {
        this.out = out;
        this.looks = looks;
    }

    /** Looks twice: from the second time on memory is to answer, in every thread. */
    void look(String moment) {
        String first = looks.here();
        out.line(moment + ": " + first);
        String again = looks.here();
        if (!again.equals(first.replace("*", ""))) {
            out.line("  again: " + again);
        }
        String elsewhere = looks.elsewhere();
        if (!elsewhere.equals(again)) {
            out.line("  elsewhere: " + elsewhere);
        }
    }

    void lookHere(String moment) {
        out.line("- " + moment + ": " + looks.here());
    }

    void lookAtValuesHere(String moment) {
        out.line("- " + moment + ": " + looks.valuesHere());
    }

    void lookElsewhere(String moment) {
        out.line("- " + moment + ": " + looks.elsewhere());
    }
}
