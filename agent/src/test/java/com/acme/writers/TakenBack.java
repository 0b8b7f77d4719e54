package com.acme.writers;

/** Thrown by work so that its transaction is rolled back. */
public class TakenBack extends RuntimeException {

    private static final long serialVersionUID = 1;
}
