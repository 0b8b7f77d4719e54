package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.ApplicationCommand;
import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.application.PeopleSchema;
import io.fallbackcached.demo.stage.PostgresServer;
import java.util.List;

/** Two of them, A and B, on one schema. */
final class Nodes implements AutoCloseable {

    final Node a;
    final Node b;

    private Nodes(Node a, Node b) {
        this.a = a;
        this.b = b;
    }

    static Nodes start(Edition edition, PostgresServer server, PeopleSchema schema) {
        List<String> command = ApplicationCommand.of(edition, server, schema);
        System.out.println("A and B, each: " + edition);
        Node a = Node.start("A", command);
        try {
            return new Nodes(a, Node.start("B", command));
        } catch (RuntimeException e) {
            a.close();
            throw e;
        }
    }

    List<Node> all() {
        return List.of(a, b);
    }

    @Override
    public void close() {
        try {
            a.close();
        } finally {
            b.close();
        }
    }
}
