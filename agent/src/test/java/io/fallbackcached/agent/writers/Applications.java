package io.fallbackcached.agent.writers;

import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;

/** What applications with a database need to be run. */
final class Applications {

    private Applications() {}

    /** With an empty database and every library. */
    static Setup with(Setup setup) {
        PostgresServer server = PostgresServer.shared();
        Peers.access().forEach(setup::classPathEntry);
        return server.handTo(setup, server.createDatabase("writers"));
    }

    /** And with Ebean's agent, which makes Ebean's of every entity it sees. */
    static Setup withEbean(Setup setup) {
        return with(setup).agentBefore(Peers.agent("ebean-agent").toString());
    }
}
