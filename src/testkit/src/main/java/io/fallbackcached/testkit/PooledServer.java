package io.fallbackcached.testkit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One of a {@link TransactionPooler}'s connections to the server. Used by one client at a time. */
final class PooledServer implements Closeable {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final List<WireMessage> greeting = new ArrayList<>();

    /** @param startup of the client that it is made for */
    PooledServer(int port, WireMessage startup) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
        startup.writeTo(out);
        WireMessage answer = WireMessage.read(in);
        while (answer.type() != 'Z') {
            if (answer.type() == 'E' || (answer.type() == 'R' && answer.number() != 0)) {
                socket.close();
                throw new IOException("the server does not let " + startup.setting("user") + " in");
            }
            // Its own key is nobody's business: what is cancelled by it may be another client's by then.
            if (answer.type() != 'K') {
                greeting.add(answer);
            }
            answer = WireMessage.read(in);
        }
    }

    /** What the server said at the start, up to its key. */
    List<WireMessage> greeting() {
        return greeting;
    }

    void send(WireMessage message) throws IOException {
        message.writeTo(out);
    }

    WireMessage receive() throws IOException {
        return WireMessage.read(in);
    }

    /** Drops what the server has said to nobody; that it ends the connection is such a thing too. */
    boolean isAlive() {
        try {
            boolean alive = true;
            while (alive && in.available() > 0) {
                alive = receive().type() != 'E';
            }
            return alive;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException already) {
            // gone is gone
        }
    }
}
