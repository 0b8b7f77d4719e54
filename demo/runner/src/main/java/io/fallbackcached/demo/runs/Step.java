package io.fallbackcached.demo.runs;

import java.util.List;

/** One command for the application, the answer it must give, and the SQL that Ebean may log. */
final class Step {

    static final int REPETITIONS = 1_000;

    static final List<Step> ALL = List.of(
            new Step("find 1", "nobody is there yet", "nobody", 1, 1, 0),
            new Step("add Carlos Bolanos 33", "he is inserted", "Carlos Bolanos, 33", 0, 0, 1),
            new Step("find 1", "he is found", "Carlos Bolanos, 33", 1, 1, 0),
            new Step("find 1", "he is found again", "Carlos Bolanos, 33", 1, 0, 0),
            new Step(
                    "time " + REPETITIONS + " 1", "and a thousand times more", "Carlos Bolanos, 33", REPETITIONS, 0, 0),
            new Step("add Ada Lovelace 36", "another is inserted", "Ada Lovelace, 36", 0, 0, 1),
            new Step("find 2", "she is found", "Ada Lovelace, 36", 1, 1, 0),
            new Step("find 1", "he is still known", "Carlos Bolanos, 33", 1, 0, 0),
            new Step("rename 1 Bolano", "by another DAO", "", 0, 0, 1),
            new Step("find 1", "his new name, at once", "Carlos Bolano, 33", 1, 1, 0),
            new Step("find 2", "she was not touched", "Ada Lovelace, 36", 1, 0, 0),
            new Step("age 1 34", "by plain JDBC", "", 0, 0, 0),
            new Step("find 1", "his new age, at once", "Carlos Bolano, 34", 1, 1, 0),
            new Step("find 2", "she was not touched", "Ada Lovelace, 36", 1, 0, 0));

    final String command;
    final String meaning;
    final String answer;
    final int writes;
    private final int selects;
    private final int selectsWhenCached;

    private Step(String command, String meaning, String answer, int selects, int selectsWhenCached, int writes) {
        this.command = command;
        this.meaning = meaning;
        this.answer = answer;
        this.selects = selects;
        this.selectsWhenCached = selectsWhenCached;
        this.writes = writes;
    }

    int selects(boolean cached) {
        return cached ? selectsWhenCached : selects;
    }
}
