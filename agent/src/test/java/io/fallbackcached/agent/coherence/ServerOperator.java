package io.fallbackcached.agent.coherence;

import io.fallbackcached.testkit.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stops and starts the server when the application in another JVM asks for it. */
final class ServerOperator implements AutoCloseable {

    private final PostgresServer server;
    private final ServerSocket listener;

    ServerOperator(PostgresServer server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "server-operator");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept();
                    BufferedReader wishes = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                String answer = obey(wishes.readLine());
                socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ended) {
                // closed, or the application went away
            }
        }
    }

    private String obey(String wish) {
        try {
            switch (wish) {
                case "stop":
                    server.stop();
                    return "done";
                case "crash":
                    server.crash();
                    return "done";
                case "restart":
                    server.restart();
                    return "done";
                default:
                    return "what is " + wish;
            }
        } catch (RuntimeException fault) {
            return fault.toString();
        }
    }
}
