package io.fallbackcached.demo.nodes;

/** Somebody, and how every node is to answer for them. Immutable. */
final class Known {

    private final long id;
    private final String answer;

    Known(long id, String answer) {
        this.id = id;
        this.answer = answer;
    }

    long id() {
        return id;
    }

    String answer() {
        return answer;
    }

    /** The command that looks them up. */
    String find() {
        return "find " + id;
    }

    Known as(String changedAnswer) {
        return new Known(id, changedAnswer);
    }
}
