package io.fallbackcached.demo.nodes;

import java.util.List;
import java.util.stream.Collectors;

/** Both nodes know two people; each kind of writer changes one of the two; whoever did not write it looks again. */
final class FeedScene {

    private final Nodes nodes;
    private final Psql psql;
    private final FeedResult result;

    FeedScene(Nodes nodes, Psql psql, FeedResult result) {
        this.nodes = nodes;
        this.psql = psql;
        this.result = result;
    }

    void play() throws FeedUnavailable {
        Known carlos = add("Carlos Bolanos 33").as("Carlos Bolanos, 33");
        Known ada = add("Ada Lovelace 36").as("Ada Lovelace, 36");
        for (Node node : nodes.all()) {
            node.log().awaitFeed(result.feed());
        }

        chapter("both nodes look them up until it costs no SQL");
        for (Node node : nodes.all()) {
            memory(node).learn(carlos);
            memory(node).learn(ada);
        }

        chapter("node A renames Carlos by another DAO");
        nodes.a.tell("rename " + carlos.id() + " Bolano");
        heard(List.of(nodes.b), carlos.as("Carlos Bolano, 33"), ada);

        chapter("node B changes his age by plain JDBC");
        nodes.b.tell("age " + carlos.id() + " 34");
        heard(List.of(nodes.a), carlos.as("Carlos Bolano, 34"), ada);

        if (result.feed().hearsAnybody()) {
            chapter("somebody without an agent renames him");
            psql.type("update people set last_name = 'Cervantes' where id = " + carlos.id());
            heard(nodes.all(), carlos.as("Carlos Cervantes, 34"), ada);
        } else {
            result.cell("not heard (agents only)");
        }
    }

    private Known add(String person) {
        return new Known(nodes.a.tell("add " + person).id(), "");
    }

    /** To be called as soon as the write has returned. */
    private void heard(List<Node> others, Known changed, Known untouched) {
        List<Freshness> answers = Freshness.await(others, changed, System.nanoTime());
        for (Freshness freshness : answers) {
            freshness.show();
            if (!freshness.isFresh()) {
                result.complain(freshness + ", instead of " + changed.answer());
            }
        }
        for (Node node : nodes.all()) {
            memory(node).learn(changed);
            memory(node).expect(untouched);
        }
        result.cell(answers.stream().map(Freshness::brief).collect(Collectors.joining(", ")));
    }

    private Memory memory(Node node) {
        return new Memory(node, result);
    }

    private static void chapter(String title) {
        System.out.println();
        System.out.println("--- " + title);
    }
}
