package io.fallbackcached.agent.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Where nodes call when they have started. Thread-safe. */
final class Switchboard implements AutoCloseable {

    private final ServerSocket listener;
    private final Map<String, CompletableFuture<Line>> lines = new ConcurrentHashMap<>();

    Switchboard() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "switchboard");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The line to the node of that name, once it has called. */
    CompletableFuture<Line> lineTo(String name) {
        return lines.computeIfAbsent(name, key -> new CompletableFuture<>());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                String[] hello = in.readLine().split(" ", -1);
                lineTo(hello[0]).complete(new Line(socket, in, Long.parseLong(hello[1])));
            } catch (IOException closed) {
                // close() was called, or the node has gone already
            }
        }
    }
}
