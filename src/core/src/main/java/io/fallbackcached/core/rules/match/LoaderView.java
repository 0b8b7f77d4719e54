package io.fallbackcached.core.rules.match;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt through one loader. Holds names only: the loader is passed in by whoever holds it, so that this can
 * be kept for as long as the loader lives and not a moment longer. Thread-safe without a lock across the loader's code.
 */
final class LoaderView {

    /** So that a loader that makes classes for ever can't fill the heap. */
    private static final int MOST_REMEMBERED = 20_000;

    /** Deeper, or in a circle, is left to whoever looks at each supertype once. */
    private static final int MOST_LEVELS = 50;

    private final ConstantMarks marks;
    private final Map<String, ClassSketch> platform;
    private final Map<String, ClassSketch> sketches = new ConcurrentHashMap<>();
    private final Map<String, Map<String, MethodFacts>> annotated = new ConcurrentHashMap<>();
    private final Set<String> unannotated = ConcurrentHashMap.newKeySet();
    private @Nullable WorldPool worlds;

    /** @param platform the sketches of {@code java.*}, common to all loaders */
    LoaderView(ConstantMarks marks, Map<String, ClassSketch> platform) {
        this.marks = marks;
        this.platform = platform;
    }

    /** Made when something is matched for the first time: annotations alone need none. */
    synchronized WorldPool worlds() {
        WorldPool known = worlds;
        if (known == null) {
            known = new WorldPool();
            worlds = known;
        }
        return known;
    }

    synchronized void dropIdleWorlds(Duration idle) {
        if (worlds != null) {
            worlds.dropIfIdle(idle.toNanos());
        }
    }

    /** Remembers a class that is being defined: it may have no resource to read it from. */
    void seen(ClassSketch sketch) {
        remember(sketches, sketch.name(), sketch.withoutMethods());
    }

    /** Remembers that neither the class nor a supertype of it has annotations of ours. */
    void seenUnannotated(String internalName) {
        if (unannotated.size() >= MOST_REMEMBERED) {
            unannotated.clear();
        }
        unannotated.add(internalName);
    }

    /** Forgets what was concluded from another class file of this name. */
    void seenAnnotated(String internalName) {
        if (unannotated.contains(internalName)) {
            unannotated.clear();
        }
    }

    /** Whether it is known, without asking the loader, that no supertype has annotations of ours to hand down. */
    boolean knowsNoneToInherit(ClassScan of) {
        return of.hasOnlyJavaParents() || of.hasOnlyParentsIn(unannotated);
    }

    /** Whether a supertype, the platform's aside, may have annotations of ours to hand down. */
    boolean mayInheritAnnotations(@Nullable ClassLoader loader, ClassSketch of) {
        return mayInheritAnnotations(loader, of, 0);
    }

    private boolean mayInheritAnnotations(@Nullable ClassLoader loader, ClassSketch of, int level) {
        for (String parent : of.parents()) {
            if (ClassBytes.isJava(parent) || unannotated.contains(parent)) {
                continue;
            }
            ClassSketch sketch = sketch(loader, parent);
            if (level == MOST_LEVELS
                    || sketch.mentionsOurAnnotations()
                    || mayInheritAnnotations(loader, sketch, level + 1)) {
                return true;
            }
            seenUnannotated(parent);
        }
        return false;
    }

    ClassSketch sketch(@Nullable ClassLoader loader, String internalName) {
        Map<String, ClassSketch> memory = ClassBytes.isJava(internalName) ? platform : sketches;
        ClassSketch known = memory.get(internalName);
        if (known != null) {
            return known;
        }
        byte[] bytes = ClassBytes.of(loader, internalName);
        ClassSketch read = bytes == null ? null : ClassSketch.of(bytes, marks);
        ClassSketch sketch = read == null ? ClassSketch.missing(internalName) : read.withoutMethods();
        remember(memory, internalName, sketch);
        return sketch;
    }

    /** All supertypes, the nearest first and superclasses before interfaces; those not found by name alone. */
    List<ClassSketch> supertypes(@Nullable ClassLoader loader, ClassSketch of) {
        return supertypes(loader, of, false);
    }

    /** As {@link #supertypes}, without the platform's and others that have none of our annotations, which are not read. */
    List<ClassSketch> annotatedSupertypes(@Nullable ClassLoader loader, ClassSketch of) {
        return supertypes(loader, of, true);
    }

    private List<ClassSketch> supertypes(@Nullable ClassLoader loader, ClassSketch of, boolean annotatedOnly) {
        List<ClassSketch> superclasses = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<ClassSketch> queue = new ArrayList<>(List.of(of));
        for (int next = 0; next < queue.size(); next++) {
            for (String parent : queue.get(next).parents()) {
                if (isWanted(parent, annotatedOnly) && names.add(parent)) {
                    queue.add(sketch(loader, parent));
                }
            }
        }
        List<ClassSketch> interfaces = new ArrayList<>(queue.subList(1, queue.size()));
        for (ClassSketch at = of; at.hasSuperclass() && isWanted(at.parents().get(0), annotatedOnly); ) {
            at = sketch(loader, at.parents().get(0));
            if (superclasses.contains(at) || !interfaces.remove(at)) {
                break;
            }
            superclasses.add(at);
        }
        superclasses.addAll(interfaces);
        return superclasses;
    }

    private boolean isWanted(String name, boolean annotatedOnly) {
        return !annotatedOnly || (!ClassBytes.isJava(name) && !unannotated.contains(name));
    }

    /** The methods of a supertype that carry our annotations, by {@link MethodSketch#key}. */
    Map<String, MethodFacts> annotatedMethods(@Nullable ClassLoader loader, String internalName) {
        Map<String, MethodFacts> known = annotated.get(internalName);
        if (known == null) {
            byte[] bytes = ClassBytes.of(loader, internalName);
            known = bytes == null ? Map.of() : MethodFacts.annotatedIn(bytes);
            remember(annotated, internalName, known);
        }
        return known;
    }

    private static <V> void remember(Map<String, V> memory, String name, V value) {
        if (memory.size() >= MOST_REMEMBERED) {
            memory.clear();
        }
        memory.put(name, value);
    }
}
