package io.fallbackcached.core.rules.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds out about classes while they are being defined, from class files alone. Thread-safe. */
public final class ClassSurvey {

    private final ConstantMarks marks = ConstantMarks.NONE;
    private final Map<String, ClassSketch> platformTypes = new ConcurrentHashMap<>();
    private final LoaderViews views = new LoaderViews(marks, platformTypes);

    /** What a class file says, and through the loader those of its supertypes; null if the bytes are no class file. */
    public @Nullable ClassFacts of(ClassLoader loader, byte[] classFile) {
        ClassSketch sketch = ClassSketch.of(classFile, marks);
        if (sketch == null || !sketch.isWellFormed()) {
            return null;
        }
        LoaderView view = views.of(loader);
        view.seen(sketch);
        return new ClassFacts(loader, view, sketch);
    }
}
