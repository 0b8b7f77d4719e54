package com.acme.start;

import java.util.logging.LogManager;

/** An application server's: named by {@code java.util.logging.manager}, and of no use if somebody logs before it is there. */
public class OwnLogManager extends LogManager {

    static {
        TooEarly.note("logging");
    }
}
