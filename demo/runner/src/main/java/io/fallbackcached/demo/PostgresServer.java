package io.fallbackcached.demo;

/** The server the demo runs on: the one given by JDBC URL, or one of its own. */
interface PostgresServer extends AutoCloseable {

    static PostgresServer open(DemoSettings settings) {
        if (!settings.jdbcUrl.isEmpty()) {
            return new GivenServer(settings);
        }
        return RootWithoutUnshare.isUs() ? UnprivilegedServer.start() : EmbeddedServer.start();
    }

    String url();

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
