package io.fallbackcached.demo.stage;

/** The server the demo runs on: the one given by JDBC URL, or one of its own. */
public interface PostgresServer extends AutoCloseable {

    static PostgresServer open(DemoSettings settings) {
        if (!settings.jdbcUrl.isEmpty()) {
            return new GivenServer(settings);
        }
        return RootWithoutUnshare.isUs() ? UnprivilegedServer.start() : EmbeddedServer.start();
    }

    String url();

    /** Whether it is the demo's own, so that it has all that the demo needs. */
    default boolean isOurs() {
        return true;
    }

    /** The user a server of the demo's own comes with. */
    default String user() {
        return "postgres";
    }

    default String password() {
        return "postgres";
    }

    @Override
    void close();
}
