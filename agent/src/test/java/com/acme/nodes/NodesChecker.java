package com.acme.nodes;

import com.acme.history.Checker;
import com.acme.history.Keys;
import com.acme.history.Look;
import com.acme.history.Recorder;
import com.acme.history.Schema;
import com.acme.history.Seen;
import com.acme.history.Timeline;
import com.acme.history.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what all JVMs together saw and wrote in one round. Beside what holds within one JVM, but for what others wrote only
 * after a while, it is checked for each JVM that
 *
 * <ul>
 *   <li>it sees its own writes at once, as soon as their commit has returned or anybody has seen them;
 *   <li>outside transactions a cached method never goes back in time.
 * </ul>
 */
public final class NodesChecker {

    private static final int MOST_TOLD = 5;

    private final long[] initial;
    private final Map<String, List<Recorder>> recorders = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Seen> allSeen;
    private final long worst;

    /**
     * @param initial the value of each key before the round
     * @param journals named by the JVM and its thread
     * @param bound how many nanoseconds late a cached answer may be
     * @param pauses of any JVM
     */
    public NodesChecker(long[] initial, Collection<Path> journals, long bound, List<Pause> pauses) throws IOException {
        this.initial = initial;
        for (Path journal : journals) {
            String file = journal.getFileName().toString();
            String node = file.substring(0, file.indexOf('-'));
            recorders.computeIfAbsent(node, key -> new ArrayList<>()).add(new JournalReader(journal, file).read());
        }
        List<Recorder> all = recorders.values().stream().flatMap(List::stream).collect(Collectors.toList());
        this.allSeen = all.stream().flatMap(recorder -> recorder.seen.stream()).collect(Collectors.toList());
        Checker checker = new Checker(
                initial,
                all,
                (one, when) -> bound
                        + pauses.stream()
                                .mapToLong(pause -> pause.excuse(one, when))
                                .sum());
        this.worst = checker.worst();
        faults.addAll(checker.faults());
        recorders.keySet().forEach(this::checkOwnWrites);
        recorders.keySet().forEach(this::checkThatTimeGoesOn);
    }

    /** What is wrong, for people. */
    public List<String> faults() {
        return faults;
    }

    /** How many nanoseconds the latest cached answer was late. */
    public long worst() {
        return worst;
    }

    /** For people. */
    @Override
    public String toString() {
        long writes = recorders.values().stream()
                .flatMap(List::stream)
                .mapToLong(recorder -> recorder.written.size())
                .sum();
        return allSeen.size() + " different observations, " + writes + " writes, the latest answer " + worst / 1_000_000
                + " ms late, " + faults.size() + " violations";
    }

    private void checkOwnWrites(String node) {
        Map<Integer, List<Written>> own = new TreeMap<>();
        Set<List<Long>> values = new HashSet<>();
        written(node).filter(Written::isCertain).forEach(write -> {
            own.computeIfAbsent(write.key, key -> new ArrayList<>()).add(write);
            values.add(List.of((long) write.key, write.value));
            Keys.counterOf(write.key)
                    .ifPresent(counter -> own.computeIfAbsent(counter, key -> new ArrayList<>())
                            .add(write));
        });
        Map<Integer, List<Seen>> byAnybody = allSeen.stream()
                .filter(one -> values.contains(List.of((long) one.key, one.value)))
                .collect(Collectors.groupingBy(one -> one.key));
        Map<Integer, List<Seen>> here = seen(node).collect(Collectors.groupingBy(one -> one.key));
        own.forEach((key, writes) -> {
            Timeline timeline =
                    new Timeline(initial[key], byAnybody.getOrDefault(key, List.of()), writes, Keys.isCounter(key));
            here.getOrDefault(key, List.of()).forEach(one -> check(timeline, one, "own write unseen on " + node, ""));
        });
    }

    private void checkThatTimeGoesOn(String node) {
        Map<List<Object>, List<Seen>> byCall = seen(node)
                .filter(one -> one.how != Look.TRANSACTION)
                .collect(Collectors.groupingBy(NodesChecker::call));
        byCall.values().forEach(same -> {
            Timeline timeline = new Timeline(Long.MIN_VALUE, same, List.of(), false);
            same.forEach(one -> check(timeline, one, "back in time on " + node, story(same, one)));
        });
    }

    /** What was called: an item is among those of one owner for one argument, of another for another. */
    private static List<Object> call(Seen one) {
        long argument = one.how == Look.OWNERS_ITEMS ? one.value % Schema.OWNERS : one.key;
        return List.of(one.how, one.key, argument);
    }

    /** Who has seen something newer before, for people. */
    private static String story(List<Seen> same, Seen one) {
        return same.stream()
                .filter(other -> other.value > one.value && other.firstEnd < one.lastStart)
                .sorted(Comparator.comparingLong(other -> other.firstEnd))
                .limit(MOST_TOLD)
                .map(other -> "\n      " + other.value + other.by + " [" + other.firstStart + ", " + other.firstEnd
                        + "] to [" + other.lastStart + ", " + other.lastEnd + "]")
                .collect(Collectors.joining());
    }

    private void check(Timeline timeline, Seen one, String what, String story) {
        long floor = timeline.floor(one.lastStart);
        if (one.value < floor) {
            faults.add(
                    what + ": " + Keys.name(one.key) + " was " + floor + " already when " + one.how + one.by + " gave "
                            + one.value + " [" + one.lastStart + ", " + one.lastEnd + "], "
                            + (one.lastStart - timeline.outdated(one.value)) / 1_000_000 + " ms late, first ["
                            + one.firstStart + ", " + one.firstEnd + "]" + story);
        }
    }

    private Stream<Seen> seen(String node) {
        return recorders.get(node).stream()
                .flatMap(recorder -> recorder.seen.stream())
                .filter(one -> one.how.isCached());
    }

    private Stream<Written> written(String node) {
        return recorders.get(node).stream().flatMap(recorder -> recorder.written.stream());
    }
}
