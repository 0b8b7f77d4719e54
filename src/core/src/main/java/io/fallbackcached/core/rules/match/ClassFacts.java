package io.fallbackcached.core.rules.match;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A class that is being defined: its name, its methods and of what types it is. Used by one thread, and not kept. */
public final class ClassFacts {

    private final ClassLoader loader;
    private final LoaderView view;
    private final ClassSketch sketch;
    private @Nullable Set<String> supertypes;

    ClassFacts(ClassLoader loader, LoaderView view, ClassSketch sketch) {
        this.loader = loader;
        this.view = view;
        this.sketch = sketch;
    }

    /** With slashes. */
    public String name() {
        return sketch.name();
    }

    /** Whether it extends or implements, by whatever way, the type of this name (with slashes). */
    public boolean isA(String typeName) {
        if (supertypes == null) {
            supertypes = view.supertypes(loader, sketch).stream()
                    .map(ClassSketch::name)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return supertypes.contains(typeName);
    }

    /** Those it declares with a body of bytecode, without constructors and class initializers. */
    public List<Method> methods() {
        return sketch.methods().stream()
                .filter(method -> !method.isAbstract() && !method.isNative())
                .map(Method::new)
                .collect(Collectors.toUnmodifiableList());
    }

    /** A method that the class declares. Immutable. */
    public static final class Method {
        private final MethodSketch sketch;

        Method(MethodSketch sketch) {
            this.sketch = sketch;
        }

        public String name() {
            return sketch.name();
        }

        /** As in the class file. */
        public String descriptor() {
            return sketch.descriptor();
        }

        public boolean isStatic() {
            return sketch.isStatic();
        }
    }
}
