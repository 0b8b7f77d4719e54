package io.fallbackcached.console;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Faults as people want to read them. */
final class ConsoleFault {

    private ConsoleFault() {}

    /** The message; with the type where the message alone may say too little. */
    static String describe(Throwable fault) {
        boolean speaks = fault instanceof SQLException || fault instanceof IllegalArgumentException;
        String message = fault.getMessage();
        String said = speaks && message != null ? message : fault.toString();
        Throwable cause = fault.getCause();
        return cause == null || saysItself(said, cause.getMessage()) ? said : said + " (" + cause + ")";
    }

    private static boolean saysItself(String said, @Nullable String cause) {
        return cause == null || said.contains(cause);
    }
}
