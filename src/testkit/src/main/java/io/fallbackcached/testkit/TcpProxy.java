package io.fallbackcached.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between one client and a server on this machine, which fails when it is told to. Everything it does to connections
 * happens to all of them; a new one has its own connection to the server. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

    private final int serverPort;
    private final ServerSocket listener;
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final Valve valve = new Valve();
    private volatile boolean refusing;

    /** @param serverPort where the server listens on this machine, now or later */
    public TcpProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException("no port for a proxy", fault);
        }
        start("proxy-accept", this::accept);
    }

    /** Where clients reach the server through this. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * The same by way of this proxy.
     *
     * @param url of a database on the server, with its port
     */
    public String url(String url) {
        return url.replace(":" + serverPort + "/", ":" + port() + "/");
    }

    /** From now on no byte passes, nor the news that somebody has closed; connections stay, and new ones can be made. */
    public void pause() {
        valve.close();
    }

    /** Lets everything that was held back pass, and goes on. */
    public void resume() {
        valve.open();
    }

    /** Resets every connection, on both sides; what was held back is lost. */
    public void cut() {
        relays.forEach(Relay::close);
    }

    /** From now on new connections are reset at once; those that are there stay. */
    public void refuse() {
        refusing = true;
    }

    /** New connections are welcome again. */
    public void welcome() {
        refusing = false;
    }

    /** From now on each piece of data takes that long, in either direction. */
    public void delay(Duration time) {
        valve.delay(time);
    }

    /** How many connections there are. */
    public int connections() {
        return relays.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("a proxy does not close", fault);
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start("proxy-connect", () -> connect(client));
            } catch (IOException closed) {
                // close() was called, or the client has gone already
            }
        }
    }

    private void connect(Socket client) {
        if (refusing) {
            Relay.reset(client);
            return;
        }
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException unreachable) {
            Relay.reset(client);
            return;
        }
        Relay relay = new Relay(client, server, valve, relays::remove);
        relays.add(relay);
        start("proxy-to-server", relay::toServer);
        start("proxy-to-client", relay::toClient);
        if (listener.isClosed()) {
            relay.close();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
