package io.fallbackcached.agent.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** By which a node is told what to do. Thread-safe: one question at a time. */
final class Line {

    private final Socket socket;
    private final BufferedReader in;
    private final long pid;

    Line(Socket socket, BufferedReader in, long pid) {
        this.socket = socket;
        this.in = in;
        this.pid = pid;
    }

    /** Of the node's process. */
    long pid() {
        return pid;
    }

    /** @return nothing if the node has gone */
    synchronized Optional<String> ask(String wish) {
        try {
            tell(wish);
            return Optional.ofNullable(in.readLine());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    synchronized void tell(String wish) throws IOException {
        socket.getOutputStream().write((wish + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
