package io.fallbackcached.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** One connection through a {@link TcpProxy}. Thread-safe. */
final class Relay {

    private static final int PIECE = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final Valve valve;
    private final Consumer<Relay> ended;
    private volatile boolean closed;

    Relay(Socket client, Socket server, Valve valve, Consumer<Relay> ended) {
        this.client = client;
        this.server = server;
        this.valve = valve;
        this.ended = ended;
    }

    /** Passes what the client says until it has said all. */
    void toServer() {
        pass(client, server);
    }

    /** Passes what the server says until it has said all. */
    void toClient() {
        pass(server, client);
    }

    /** Both sides get to know of it at once. */
    void close() {
        closed = true;
        valve.wake();
        reset(client);
        reset(server);
        ended.accept(this);
    }

    /** Closes it so that the other side gets an error rather than an orderly end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException already) {
            // closed by somebody else
        }
        try {
            socket.close();
        } catch (IOException already) {
            // as above
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(piece);
            while (length >= 0) {
                valve.pass(() -> closed);
                out.write(piece, 0, length);
                length = in.read(piece);
            }
            valve.pass(() -> closed);
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                client.close();
                server.close();
                ended.accept(this);
            }
        } catch (IOException broken) {
            breaks();
        } catch (InterruptedException interrupted) {
            close();
        }
    }

    /** One side has broken off: while nothing passes, the other does not get to know. */
    private void breaks() {
        try {
            valve.pass(() -> closed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close();
    }
}
