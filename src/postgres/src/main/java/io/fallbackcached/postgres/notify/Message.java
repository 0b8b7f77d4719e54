package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.coherence.WriteSet;
import java.util.List;

/** What one agent, or a trigger, tells all others. Immutable. */
final class Message {

    /** What it is about. */
    enum Kind {
        /** A commit wrote. */
        WRITES("w"),
        /** The sender is there. */
        BEAT("b"),
        /** The sender ends, and owes nothing. */
        GOODBYE("g");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    /** The sender of what triggers tell: no agent. */
    static final String TRIGGER = "-";

    private static final WriteSet NOTHING = WriteSet.of(List.of());

    private final Kind kind;
    private final String sender;
    private final long number;
    private final WriteSet writes;

    private Message(Kind kind, String sender, long number, WriteSet writes) {
        this.kind = kind;
        this.sender = sender;
        this.number = number;
        this.writes = writes;
    }

    static Message writes(String sender, WriteSet writes) {
        return new Message(Kind.WRITES, sender, 0, writes);
    }

    static Message beat(String sender, long number) {
        return new Message(Kind.BEAT, sender, number, NOTHING);
    }

    static Message goodbye(String sender) {
        return new Message(Kind.GOODBYE, sender, 0, NOTHING);
    }

    Kind kind() {
        return kind;
    }

    String sender() {
        return sender;
    }

    /** Of a beat: those of one sender follow one another. */
    long number() {
        return number;
    }

    /** Empty unless it is about writes. */
    WriteSet writes() {
        return writes;
    }

    boolean isFromAgent() {
        return !sender.equals(TRIGGER) && !sender.isEmpty();
    }

    @Override
    public String toString() {
        return kind + " " + number + " of " + sender + ": " + writes;
    }
}
