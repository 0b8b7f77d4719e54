package com.acme.behave.settings;

import com.acme.behave.Tally;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;

/** Goes through every setting and action; what is told must not depend on who says them. */
public abstract class DirectoryIsUsed implements Scenario {

    private static final int MANY = 1000;

    private final Tally tally = new Tally();

    abstract Directory open(Tally tally, String owner);

    @Override
    public void run(Transcript out) throws Exception {
        Directory directory = open(tally, "one ");
        changes(out, directory);
        keys(out, directory);
        absences(out, directory);
        expiry(out, directory);
        bound(out, directory);
        conditions(out, directory);
    }

    private void changes(Transcript out, Directory directory) throws Exception {
        tally.tell(
                out,
                "evict one",
                () -> directory.find(1),
                () -> directory.find(2),
                () -> run(() -> directory.delete(1)),
                () -> directory.find(1),
                () -> directory.find(2));
        tally.tell(
                out,
                "evict in vain",
                () -> run(() -> directory.deleteInVain(1)),
                () -> directory.find(1),
                () -> directory.find(2));
        tally.tell(
                out,
                "evict all",
                () -> run(directory::deleteAll),
                () -> directory.find(1),
                () -> directory.find(2),
                () -> directory.find(2));
        tally.tell(out, "put", () -> directory.save(3, "Carlos"), () -> directory.save(2, "Maria"));
        out.line("found " + directory.find(3) + ", " + directory.find(2) + " in " + tally.runs() + " runs");
    }

    private void keys(Transcript out, Directory directory) throws Exception {
        tally.tell(
                out,
                "chosen parts",
                () -> directory.withKey("a", "x", "b"),
                () -> directory.withKey("a", "y", "b"),
                () -> directory.withKey("a", "x", "c"));
        tally.tell(
                out,
                "ignored part",
                () -> directory.findByText("a", "x"),
                () -> directory.findByText("a", "y"),
                () -> directory.findByText("b", "y"));
        Directory other = open(tally, "other ");
        tally.tell(
                out,
                "per instance",
                () -> directory.ofInstance("a"),
                () -> directory.ofInstance("a"),
                () -> other.ofInstance("a"),
                () -> other.ofInstance("a"));
        out.line("told apart " + directory.ofInstance("a") + ", " + other.ofInstance("a"));
        tally.tell(out, "per state", () -> directory.withKey("t", "", ""), () -> other.withKey("t", "", ""));
        tally.tell(out, "per type", () -> directory.ofType("a"), () -> other.ofType("a"));
    }

    private void absences(Transcript out, Directory directory) throws Exception {
        tally.tell(
                out, "empty, not kept", () -> directory.absentUnkept("nobody"), () -> directory.absentUnkept("nobody"));
        tally.tell(out, "exceptions", () -> run(() -> directory.failing("a")), () -> run(() -> directory.failing("a")));
        tally.tell(
                out,
                "null, kept",
                () -> directory.absent("nobody"),
                () -> directory.absent("nobody"),
                () -> directory.absent("somebody"),
                () -> directory.absent("somebody"));
        tally.awaitRun(() -> directory.absent("nobody"));
        tally.tell(out, "null gone, value there", () -> directory.absent("somebody"));
    }

    private void expiry(Transcript out, Directory directory) throws Exception {
        tally.tell(out, "short-lived", () -> directory.shortLived("a"), () -> directory.shortLived("a"));
        tally.awaitRun(() -> directory.shortLived("a"));
        out.line("expired");
    }

    private void bound(Transcript out, Directory directory) {
        int before = tally.runs();
        for (int key = 0; key < MANY; key++) {
            directory.bounded(key);
        }
        int filled = tally.runs();
        directory.bounded(MANY - 1);
        out.line("filled with " + (filled - before) + " runs, the last one kept " + (tally.runs() == filled));
        for (int key = 0; key < MANY; key++) {
            directory.bounded(key);
        }
        out.line("few of them were there " + (tally.runs() - filled > MANY * 4 / 5));
    }

    private void conditions(Transcript out, Directory directory) throws Exception {
        tally.tell(
                out,
                "condition",
                () -> directory.onCondition("a"),
                () -> directory.onCondition("a"),
                () -> directory.onCondition("long"),
                () -> directory.onCondition("long"));
        tally.tell(
                out,
                "condition elsewhere",
                () -> directory.onConditionElsewhere("a"),
                () -> directory.onConditionElsewhere("a"),
                () -> directory.onConditionElsewhere("long"),
                () -> directory.onConditionElsewhere("long"));
        tally.tell(
                out,
                "broken condition",
                () -> directory.onBrokenCondition("a"),
                () -> directory.onBrokenCondition("a"));
    }

    private static boolean run(Runnable call) {
        try {
            call.run();
            return true;
        } catch (IllegalStateException expected) {
            return false;
        }
    }
}
