package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.Outcome;
import java.util.concurrent.TimeUnit;

/** Whether a node answers without asking the database. */
final class Memory {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Node node;
    private final FeedResult result;

    Memory(Node node, FeedResult result) {
        this.node = node;
        this.result = result;
    }

    /** Has it look until the look-up costs no SQL, so that whatever is written next finds the answer kept. */
    void learn(Known known) {
        long begun = System.nanoTime();
        int withSql = 0;
        Outcome outcome = node.ask(known.find());
        while (outcome.selects() > 0 && System.nanoTime() - begun < PATIENCE) {
            withSql++;
            outcome = node.ask(known.find());
        }
        String times = withSql == 0 ? "" : " from look-up " + (withSql + 1) + " on";
        node.show(known.find(), outcome.answer(), outcome.selects() == 0 ? "no SQL" + times : "SQL each time");
        judge(known, outcome);
    }

    /** Has it look once: nobody has changed them. */
    void expect(Known known) {
        Outcome outcome = node.ask(known.find());
        node.show(known.find(), outcome.answer(), outcome.selects() == 0 ? "not touched, no SQL" : "SQL again");
        judge(known, outcome);
    }

    private void judge(Known known, Outcome outcome) {
        if (outcome.selects() > 0 || !outcome.answer().equals(known.answer())) {
            result.complain("node " + node.name() + ", " + known.find() + ": promised " + known.answer()
                    + " without SQL, seen " + outcome.answer() + " with " + outcome.selects() + " SELECTs");
        }
    }
}
