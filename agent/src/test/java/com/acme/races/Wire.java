package com.acme.races;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between connections and the server. Can hold what the first connection says, or what the server answers, and can be
 * cut then. Only the first is held, and only once: what the driver has prepared it does not spell out again.
 */
final class Wire implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> ends = new ArrayList<>();
    private final URI server;
    private final AtomicReference<Hold> request = new AtomicReference<>();
    private final AtomicReference<Hold> answer = new AtomicReference<>();

    /** @param url of the database behind it, without parameters */
    Wire(String url) throws IOException {
        server = URI.create(url.substring("jdbc:".length()));
        daemon(() -> {
            Socket client = accept();
            Socket behind = connect();
            daemon(() -> talk(client, behind));
            daemon(() -> listen(behind, client));
            while (!listener.isClosed()) {
                Socket other = accept();
                Socket othersBehind = connect();
                daemon(() -> pump(other, othersBehind, unused -> {}));
                daemon(() -> pump(othersBehind, other, unused -> {}));
            }
        });
    }

    /** @return the JDBC URL of the database, through this wire */
    String url() {
        return "jdbc:postgresql://localhost:" + listener.getLocalPort() + server.getPath() + "?sslmode=disable";
    }

    /** @return where the first message with that text stops before the server gets it */
    Gate holdsRequest(String text) {
        Hold hold = new Hold(text);
        request.set(hold);
        return hold.gate;
    }

    /** @return where the answer to the first message with that text stops, which the server has acted upon by then */
    Gate holdsAnswerTo(String text) {
        Hold hold = new Hold(text);
        answer.set(hold);
        return hold.gate;
    }

    /** Neither end hears of the other again. What is held is lost. */
    void cut() throws IOException {
        synchronized (ends) {
            for (Socket end : ends) {
                end.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private Socket accept() throws IOException {
        return remembered(listener.accept());
    }

    private Socket connect() throws IOException {
        return remembered(new Socket(server.getHost(), server.getPort()));
    }

    private Socket remembered(Socket end) throws IOException {
        end.setTcpNoDelay(true);
        synchronized (ends) {
            ends.add(end);
        }
        return end;
    }

    private void talk(Socket from, Socket to) throws IOException {
        pump(from, to, said -> {
            Hold ours = request.get();
            if (ours != null && said.contains(ours.text)) {
                request.set(null);
                ours.gate.pass();
            }
            Hold theirs = answer.get();
            if (theirs != null && said.contains(theirs.text)) {
                theirs.armed = true;
            }
        });
    }

    private void listen(Socket from, Socket to) throws IOException {
        pump(from, to, unused -> {
            Hold theirs = answer.get();
            if (theirs != null && theirs.armed) {
                answer.set(null);
                theirs.gate.pass();
            }
        });
    }

    private interface Look {
        void at(String message);
    }

    private static void pump(Socket from, Socket to, Look look) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] chunk = new byte[1 << 16];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            look.at(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            out.write(chunk, 0, read);
        }
        to.close();
    }

    private interface Job {
        void run() throws IOException;
    }

    private static void daemon(Job job) {
        Thread thread = new Thread(
                () -> {
                    try {
                        job.run();
                    } catch (IOException cut) {
                        // one end is gone, as it was told to
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Hold {

        final String text;
        final Gate gate = new Gate();
        volatile boolean armed;

        Hold(String text) {
            this.text = text;
        }
    }
}
