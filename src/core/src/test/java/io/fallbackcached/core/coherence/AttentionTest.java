package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hits are fast only while nothing demands attention: whatever happens in whatever order, it must not be claimed for ever. */
@Timeout(60)
class AttentionTest {

    private static final int ROUNDS = 2000;
    private static final int STEPS = 40;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Books books = new Books();

    @Test
    void onceEverythingIsOverNothingDemandsAttention() {
        System.out.println("AttentionTest seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Session> sessions = List.of(books.session("app"), books.session("app"));
            List<LoadScope> loads = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                Session session = sessions.get(random.nextInt(2));
                if (random.nextInt(3) == 0) {
                    load(loads);
                } else {
                    use(session);
                }
                boolean isBusy = !loads.isEmpty()
                        || books.coherence.here().mustBypass()
                        || books.coherence.here().hasWritten();
                if (isBusy) {
                    assertThat(books.coherence.isQuiet()).as("seed %s", seed).isFalse();
                }
            }
            if (!loads.isEmpty()) {
                loads.get(0).abandon();
            }
            sessions.forEach(Session::closed);
            assertThat(books.coherence.isQuiet())
                    .as("seed %s, round %s", seed, round)
                    .isTrue();
        }
    }

    private void load(List<LoadScope> loads) {
        int dice = random.nextInt(4);
        if (dice < 2 || loads.isEmpty()) {
            loads.add(books.coherence.here().begin());
            return;
        }
        // Those inside it, if any, never end by themselves.
        int at = dice == 2 ? loads.size() - 1 : random.nextInt(loads.size());
        LoadScope ended = loads.get(at);
        if (random.nextBoolean()) {
            ended.end(List.of());
        } else {
            ended.abandon();
        }
        loads.subList(at, loads.size()).clear();
        if (random.nextInt(10) == 0) {
            endAgain(ended);
        }
    }

    private static void endAgain(LoadScope ended) {
        try {
            ended.abandon();
        } catch (IllegalStateException twice) {
            assertThat(twice).hasMessageContaining("twice");
        }
    }

    private void use(Session session) {
        switch (random.nextInt(13)) {
            case 0:
                session.uses(true);
                break;
            case 1:
                session.uses(false);
                break;
            case 2:
                session.writes(books.update(random.nextInt(3)));
                break;
            case 3:
                session.writesEverything("call");
                break;
            case 4:
                session.savepoint("a");
                break;
            case 5:
                session.rollsBackTo("a");
                break;
            case 6:
                session.releases("a");
                break;
            case 7:
                session.snapshots(random.nextBoolean());
                break;
            case 8:
                session.unclear();
                break;
            case 9:
                session.surroundedBy(books.context("app"), random.nextBoolean());
                break;
            case 10:
                session.commits().committed();
                session.ended();
                break;
            case 11:
                session.ended();
                break;
            default:
                session.closed();
        }
    }
}
