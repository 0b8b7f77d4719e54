package io.fallbackcached.demo.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** PostgreSQL unpacked from a jar, in a temporary folder, gone when closed. */
final class EmbeddedServer implements PostgresServer {

    private static final long PROGRESS_MILLIS = 3_000;

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedServer start() {
        System.out.println("Starting PostgreSQL; the first time it is unpacked, which takes some seconds.");
        Timer progress = new Timer("progress", true);
        progress.schedule(stillStarting(), PROGRESS_MILLIS, PROGRESS_MILLIS);
        try {
            EmbeddedServer server = new EmbeddedServer(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("max_slot_wal_keep_size", "1GB")
                    // A real server's default, which the embedded one turns off: the log is read as far as it is on
                    // disk.
                    .setServerConfig("synchronous_commit", "on")
                    .start());
            System.out.println("PostgreSQL runs: " + server.url());
            return server;
        } catch (IOException | IllegalStateException e) {
            throw new DemoFailure(
                    "the embedded PostgreSQL did not start: " + e.getMessage() + ". " + OwnServerHint.TEXT, e);
        } finally {
            progress.cancel();
        }
    }

    @Override
    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            System.out.println("PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    private static TimerTask stillStarting() {
        return new TimerTask() {
            @Override
            public void run() {
                System.out.println("  still starting ...");
            }
        };
    }
}
