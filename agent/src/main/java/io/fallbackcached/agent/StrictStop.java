package io.fallbackcached.agent;

/** With {@code strict=true} the isolated part found a reason not to run the application. The message is for people. */
final class StrictStop extends Exception {

    static final int EXIT_CODE = 1;

    private static final long serialVersionUID = 1L;

    StrictStop(Throwable refusal) {
        super(refusal.getMessage(), refusal);
    }
}
