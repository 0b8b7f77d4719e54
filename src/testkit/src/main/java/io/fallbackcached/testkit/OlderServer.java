package io.fallbackcached.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server as it would be if it were of an older version, as far as it says so itself: wherever a version stands in its answers,
 * as text, another stands instead. Clients reach it by a port of its own. Thread-safe.
 */
public final class OlderServer implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;

    private final int serverPort;
    private final ServerSocket listener;
    private final Map<String, String> versions;

    /**
     * @param serverPort of the server on this machine
     * @param versions what it says, each with what is to be said instead, which is as long
     */
    public OlderServer(int serverPort, Map<String, String> versions) {
        this.serverPort = serverPort;
        this.versions = new LinkedHashMap<>(versions);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException("no port for a server", fault);
        }
        start("older-server-accept", this::accept);
    }

    /**
     * The same by way of this.
     *
     * @param url of a database on the server, with its port
     */
    public String url(String url) {
        return url.replace(":" + serverPort + "/", ":" + listener.getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("a server does not close", fault);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start("older-server-requests", () -> serve(client));
            } catch (IOException closed) {
                // close() was called, or the client has gone already
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            DataInputStream requests = new DataInputStream(client.getInputStream());
            WireMessage startup = WireMessage.readFirst(requests);
            while (startup.number() == SSL_REQUEST) {
                client.getOutputStream().write('N');
                startup = WireMessage.readFirst(requests);
            }
            startup.writeTo(server.getOutputStream());
            start("older-server-answers", () -> answer(server, client));
            requests.transferTo(server.getOutputStream());
        } catch (IOException ended) {
            // one of the two sides has gone, so the other goes too
        }
    }

    private void answer(Socket server, Socket client) {
        try (client;
                DataInputStream answers = new DataInputStream(new BufferedInputStream(server.getInputStream()))) {
            OutputStream out = client.getOutputStream();
            while (true) {
                WireMessage answer = WireMessage.read(answers);
                if (answer.type() == 'S' || answer.type() == 'D') {
                    versions.forEach(answer::replace);
                }
                answer.writeTo(out);
            }
        } catch (IOException ended) {
            // one of the two sides has gone, so the other goes too
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
