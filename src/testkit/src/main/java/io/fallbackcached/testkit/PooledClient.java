package io.fallbackcached.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Serves one client of a {@link TransactionPooler}, on a thread of its own. Used by that thread. */
final class PooledClient {

    private static final int PROTOCOL = 3;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerPools pools;
    private final DataInputStream in;
    private final OutputStream out;

    PooledClient(Socket socket, ServerPools pools) throws IOException {
        this.pools = pools;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /** @throws IOException when one of the two sides has gone */
    void serve() throws IOException, InterruptedException {
        WireMessage startup = WireMessage.readFirst(in);
        while (startup.number() == SSL_REQUEST || startup.number() == GSS_REQUEST) {
            out.write('N');
            startup = WireMessage.readFirst(in);
        }
        if (startup.number() >>> 16 != PROTOCOL) {
            return;
        }
        if (!startup.setting("replication").isEmpty()) {
            WireMessage.fatal("08P01", "unsupported startup parameter: replication")
                    .writeTo(out);
            return;
        }
        ServerPool pool = pools.of(startup);
        greet(pool);
        WireMessage first = WireMessage.read(in);
        while (first.type() != 'X') {
            transact(first, pool);
            first = WireMessage.read(in);
        }
    }

    private void greet(ServerPool pool) throws IOException, InterruptedException {
        PooledServer any = pool.take();
        for (WireMessage message : any.greeting()) {
            message.writeTo(out);
        }
        pool.giveBack(any);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // No process of a server's has a negative number.
        WireMessage.ofNumbers('K', -1 - random.nextInt(1 << 20), random.nextInt())
                .writeTo(out);
        WireMessage.readyForQuery().writeTo(out);
    }

    /** One transaction on one server; a server whose client leaves in the middle is not used again. */
    private void transact(WireMessage first, ServerPool pool) throws IOException, InterruptedException {
        PooledServer server = pool.take();
        boolean idle = false;
        try {
            WireMessage message = first;
            idle = answered(message, server);
            while (!idle) {
                message = WireMessage.read(in);
                if (message.type() == 'X') {
                    throw new IOException("the client has left");
                }
                idle = answered(message, server);
            }
        } finally {
            if (idle) {
                pool.giveBack(server);
            } else {
                pool.lose(server);
            }
        }
    }

    /** Hands on one message, and what is answered to it; whether the transaction has ended with that. */
    private boolean answered(WireMessage message, PooledServer server) throws IOException {
        server.send(message);
        boolean wantsAnswer = message.type() == 'Q' || message.type() == 'S' || message.type() == 'F';
        if (!wantsAnswer) {
            return false;
        }
        WireMessage answer = server.receive();
        answer.writeTo(out);
        while (answer.type() != 'Z') {
            if (answer.type() == 'G') {
                copyIn(server);
            }
            answer = server.receive();
            answer.writeTo(out);
        }
        return answer.isIdle();
    }

    /** Until the client has said that this was all, or that it failed. */
    private void copyIn(PooledServer server) throws IOException {
        WireMessage data = WireMessage.read(in);
        server.send(data);
        while (data.type() != 'c' && data.type() != 'f') {
            data = WireMessage.read(in);
            server.send(data);
        }
    }
}
