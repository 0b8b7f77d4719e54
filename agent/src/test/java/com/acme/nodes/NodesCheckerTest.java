package com.acme.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.history.Keys;
import com.acme.history.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of item 3, which is 3 at the beginning; answers may be 100 late. */
class NodesCheckerTest {

    private static final int ITEM = Keys.item(3);
    private static final int NOTE = Keys.note(3);
    private static final long BOUND = 100;

    @TempDir
    Path folder;

    private final List<Pause> pauses = new ArrayList<>();

    @Test
    void othersMaySeeAWriteAsLateAsTheBoundSays() throws Exception {
        writes("a", 7, 1_000, 1_010);
        Journal other = journal("b");
        other.saw(ITEM, 3, 1_100, 1_101, Look.ITEM);
        other.saw(ITEM, 7, 1_102, 1_103, Look.ITEM);
        assertThat(faults()).isEmpty();
    }

    @Test
    void othersMustSeeAWriteAfterTheBound() throws Exception {
        writes("a", 7, 1_000, 1_010);
        journal("b").saw(ITEM, 3, 1_111, 1_112, Look.ITEM);
        assertThat(faults()).containsExactly("stale: item 3");
    }

    @Test
    void aJvmThatWasStoppedMayBeLaterByThatUntilItMustHaveNoticed() throws Exception {
        writes("a", 7, 1_000, 1_010);
        pauses.add(new Pause("b", 1_020, 2_000));
        journal("b").saw(ITEM, 3, 1_990, 1_991, Look.ITEM);
        assertThat(faults()).isEmpty();
        journal("b").saw(ITEM, 3, 2_001, 2_002, Look.ITEM);
        assertThat(faults()).containsExactly("stale: item 3");
    }

    @Test
    void aPauseOfOneJvmExcusesNoOther() throws Exception {
        writes("a", 7, 1_000, 1_010);
        pauses.add(new Pause("b", 1_020, 2_000));
        journal("c").saw(ITEM, 3, 1_990, 1_991, Look.ITEM);
        assertThat(faults()).containsExactly("stale: item 3");
    }

    @Test
    void whatTheDatabaseSaysIsNeverLate() throws Exception {
        writes("a", 7, 1_000, 1_010);
        journal("b").saw(ITEM, 3, 1_020, 1_021, Look.DATABASE);
        assertThat(faults()).containsExactly("stale: item 3");
    }

    @Test
    void theOneWhoWroteSeesItAtOnce() throws Exception {
        writes("a", 7, 1_000, 1_010);
        journal("a").saw(ITEM, 3, 1_011, 1_012, Look.VIEW);
        assertThat(faults()).containsExactly("own write unseen on a: item 3");
    }

    @Test
    void theOneWhoWroteSeesItAtOnceWhenAnybodyHasSeenIt() throws Exception {
        writes("a", 7, 1_000, 1_050);
        journal("b").saw(ITEM, 7, 1_010, 1_020, Look.ITEM);
        journal("a").saw(ITEM, 3, 1_021, 1_022, Look.ITEM);
        assertThat(faults()).containsExactly("own write unseen on a: item 3");
    }

    @Test
    void aMethodNeverGoesBackInTime() throws Exception {
        writes("a", 7, 1_000, 1_010);
        journal("b").saw(ITEM, 7, 1_020, 1_021, Look.ITEM);
        Journal sameNode = journal("b");
        sameNode.saw(ITEM, 3, 1_020, 1_030, Look.ITEM);
        sameNode.saw(ITEM, 3, 1_022, 1_030, Look.VIEW);
        sameNode.saw(ITEM, 3, 1_022, 1_030, Look.TRANSACTION);
        assertThat(faults()).isEmpty();
        journal("b").saw(ITEM, 3, 1_022, 1_030, Look.ITEM);
        assertThat(faults()).containsExactly("back in time on b: item 3");
    }

    @Test
    void aCommitWhoseEndNobodyKnowsMayHaveHappenedOrNot() throws Exception {
        journal("a").mayWrite(ITEM, 7, 1_000, "killed");
        Journal other = journal("b");
        other.saw(ITEM, 3, 2_000, 2_001, Look.ITEM);
        other.saw(ITEM, 7, 3_000, 3_001, Look.ITEM);
        assertThat(faults()).isEmpty();
        journal("c").saw(ITEM, 3, 3_200, 3_201, Look.ITEM);
        assertThat(faults()).containsExactly("stale: item 3");
    }

    @Test
    void nobodySeesWhatWasNeverCommittedOrNotYet() throws Exception {
        writes("a", 7, 1_000, 1_010);
        Journal other = journal("b");
        other.saw(ITEM, 7, 990, 999, Look.ITEM);
        other.saw(ITEM, 11, 1_020, 1_021, Look.ITEM);
        assertThat(faults()).containsExactlyInAnyOrder("not yet committed: item 3", "never committed: item 3");
    }

    @Test
    void whatWasWrittenTogetherIsSeenTogether() throws Exception {
        writes("a", 7, 1_000, 1_010).wrotePair(3, 7, 1);
        Journal other = journal("b");
        other.sawPair(3, 3, 0);
        other.sawPair(3, 7, 1);
        assertThat(faults()).isEmpty();
        other.sawPair(3, 7, 0);
        assertThat(faults()).hasSize(1).allMatch(fault -> fault.startsWith("torn"));
    }

    @Test
    void whatAThreadNoticedItselfCounts() throws Exception {
        Journal journal = journal("a");
        journal.wroteNothing(journal.mayWrite(ITEM, 7, 1_000, "compare and set"));
        journal.fault("own write not seen: item 3 3 instead of 7");
        journal.saw(NOTE, 0, 1_000, 1_001, Look.NOTE);
        journal.missed(1, 3, 1_000, 1_001);
        assertThat(faults())
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("own write not seen: item 3 3 instead of 7 on a"));
    }

    private Journal writes(String node, long value, long start, long end) {
        Journal journal = journal(node);
        journal.wrote(journal.mayWrite(ITEM, value, start, "test"), end);
        return journal;
    }

    private Journal journal(String node) {
        return new Journal(folder.resolve(node + "-" + System.nanoTime()));
    }

    /** What and of what; not when. */
    private List<String> faults() throws IOException {
        long[] initial = new long[Keys.COUNT];
        initial[ITEM] = 3;
        try (Stream<Path> journals = Files.list(folder)) {
            return new NodesChecker(initial, journals.collect(Collectors.toList()), BOUND, pauses)
                    .faults().stream()
                            .map(fault -> fault.replaceFirst(" (was .* already|7 given|11 given)[^\0]*", ""))
                            .collect(Collectors.toList());
        }
    }
}
