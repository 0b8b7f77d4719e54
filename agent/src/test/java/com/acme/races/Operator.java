package com.acme.races;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Whoever runs the database server, outside this application. */
final class Operator {

    /** System property with the port at which the operator listens. */
    static final String PORT_PROPERTY = "db.operator";

    private Operator() {}

    /**
     * Returns when it is done.
     *
     * @param what {@code stop}, {@code crash} or {@code restart}
     */
    static void asked(String what) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT_PROPERTY))) {
            socket.getOutputStream().write((what + "\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            if (!"done".equals(answer)) {
                throw new IOException("operator says " + answer);
            }
        }
    }
}
