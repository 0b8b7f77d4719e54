package io.fallbackcached.demo;

import java.util.List;

/** One command for the application, the answer it must give, and the SQL it may run. */
final class Step {

    static final int REPETITIONS = 1_000;

    static final List<Step> ALL = List.of(
            new Step("find 1", "nobody is there yet", "nobody", 1, 1, 0),
            new Step("add Carlos Bolanos 33", "he is inserted", "Carlos Bolanos, 33", 0, 0, 1),
            new Step("find 1", "he is found", "Carlos Bolanos, 33", 1, 1, 0),
            new Step("find 1", "he is found again", "Carlos Bolanos, 33", 1, 0, 0),
            new Step(
                    "time " + REPETITIONS + " 1",
                    "and a thousand times more",
                    "Carlos Bolanos, 33",
                    REPETITIONS,
                    0,
                    0));

    final String command;
    final String meaning;
    final String answer;
    final int inserts;
    private final int selects;
    private final int selectsWhenCached;

    private Step(String command, String meaning, String answer, int selects, int selectsWhenCached, int inserts) {
        this.command = command;
        this.meaning = meaning;
        this.answer = answer;
        this.selects = selects;
        this.selectsWhenCached = selectsWhenCached;
        this.inserts = inserts;
    }

    int selects(boolean cached) {
        return cached ? selectsWhenCached : selects;
    }
}
