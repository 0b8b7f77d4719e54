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

    String user();

    String password();

    @Override
    void close();
}
