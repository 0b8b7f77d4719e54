package io.fallbackcached.demo.stage;

/** What to do where no server of the demo's own can run. */
final class OwnServerHint {

    static final String TEXT = "Give a server instead: mvn -Pdemo -Ddemo.jdbc.url=jdbc:postgresql://host/database"
            + " -Ddemo.jdbc.user=... -Ddemo.jdbc.password=...";

    private OwnServerHint() {}
}
