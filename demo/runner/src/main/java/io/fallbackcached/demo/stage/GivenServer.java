package io.fallbackcached.demo.stage;

/** Somebody's server; it is used and left running. */
final class GivenServer implements PostgresServer {

    private final DemoSettings settings;

    GivenServer(DemoSettings settings) {
        this.settings = settings;
    }

    @Override
    public String url() {
        return settings.jdbcUrl;
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public String user() {
        return settings.jdbcUser;
    }

    @Override
    public String password() {
        return settings.jdbcPassword;
    }

    @Override
    public void close() {}
}
