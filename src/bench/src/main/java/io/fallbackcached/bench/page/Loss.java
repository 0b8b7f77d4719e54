package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario in which a peer does better than we do, on one JDK.
 *
 * @param ratio of our median to the peer's
 * @param isApart whether not even the best and worst samples of the two meet
 */
record Loss(int release, Figure ours, Figure peer, String ratio, boolean isApart) {

    /** Of bytes and nanoseconds per operation, less is nothing, and nobody does better than anybody. */
    private static final double NOTHING = 0.5;

    static List<Loss> in(SuiteRun run, Chapter chapter) {
        List<Loss> losses = new ArrayList<>();
        for (Comparison comparison : Comparison.of(run.figures())) {
            if (!comparison.isRelative()) {
                losses.addAll(in(run.release(), comparison, chapter));
            }
        }
        return losses;
    }

    /** Who loses to whom at what, whatever the JDK. */
    List<String> what() {
        return List.of(ours.scenario(), ours.unit(), ours.variant(), peer.variant());
    }

    private static List<Loss> in(int release, Comparison comparison, Chapter chapter) {
        List<Loss> losses = new ArrayList<>();
        for (Figure ours : comparison.byVariant().values()) {
            for (Figure peer : comparison.byVariant().values()) {
                if (Chapter.isOurs(ours.variant())
                        && chapter.isPeer(peer.variant())
                        && isBetter(peer, ours, comparison.isMoreBetter())) {
                    String ratio = Numbers.ratio(ours.median(), peer.median());
                    losses.add(new Loss(release, ours, peer, ratio, isApart(ours, peer)));
                }
            }
        }
        return losses;
    }

    private static boolean isBetter(Figure peer, Figure ours, boolean more) {
        double ahead = more ? peer.median() - ours.median() : ours.median() - peer.median();
        boolean isNothing = ours.unit().endsWith("/op") && Math.max(peer.median(), ours.median()) < NOTHING;
        return ahead > 0 && !isNothing;
    }

    private static boolean isApart(Figure ours, Figure peer) {
        return ours.lowest() > peer.highest() || peer.lowest() > ours.highest();
    }
}
