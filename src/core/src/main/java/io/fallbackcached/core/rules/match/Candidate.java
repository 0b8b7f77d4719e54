package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class being planned, with what was found out about it on the way. For one thread, for the length of one plan. */
final class Candidate {

    private final @Nullable ClassLoader loader;
    private final LoaderView view;
    private final ClassSketch sketch;
    private final byte[] bytes;
    private final Map<TypeGlob, Boolean> ownNames = new HashMap<>();
    private final Map<TypeGlob, Boolean> allNames = new HashMap<>();
    private @Nullable List<ClassSketch> supertypes;
    private @Nullable List<String> supertypeNames;
    private @Nullable Map<String, MethodFacts> declared;
    private @Nullable Map<String, MethodFacts> facts;

    Candidate(@Nullable ClassLoader loader, LoaderView view, ClassSketch sketch, byte[] bytes) {
        this.loader = loader;
        this.view = view;
        this.sketch = sketch;
        this.bytes = bytes;
    }

    @Nullable
    ClassLoader loader() {
        return loader;
    }

    LoaderView view() {
        return view;
    }

    ClassSketch sketch() {
        return sketch;
    }

    byte[] bytes() {
        return bytes;
    }

    String className() {
        return dotted(sketch.name());
    }

    List<ClassSketch> supertypes() {
        List<ClassSketch> known = supertypes;
        if (known == null) {
            known = view.supertypes(loader, sketch);
            supertypes = known;
        }
        return known;
    }

    /** Supertypes that may carry our annotations, or have some that do: others are not even read. */
    List<ClassSketch> annotatedSupertypes() {
        return view.annotatedSupertypes(loader, sketch);
    }

    /** What the class file tells about the methods without their code: cheaper, and mostly enough. */
    Map<String, MethodFacts> declaredFacts() {
        Map<String, MethodFacts> known = declared;
        if (known == null) {
            known = MethodFacts.declaredIn(bytes);
            declared = known;
        }
        return known;
    }

    /** What the class file tells about the methods, by {@link MethodSketch#key}; empty if it can't be read. */
    Map<String, MethodFacts> facts() {
        Map<String, MethodFacts> known = facts;
        if (known == null) {
            known = MethodFacts.in(bytes);
            facts = known;
        }
        return known;
    }

    /** Whether the glob matches the class or a type it may be nested in. */
    boolean isNamedBy(TypeGlob glob) {
        Boolean known = ownNames.get(glob);
        if (known == null) {
            known = matchesOwnName(glob);
            ownNames.put(glob, known);
        }
        return known;
    }

    /** Whether the glob matches the class or any of its supertypes. */
    boolean isNamedWithSupertypesBy(TypeGlob glob) {
        Boolean known = allNames.get(glob);
        if (known == null) {
            known = glob.matches(className()) || matchesSupertype(glob);
            allNames.put(glob, known);
        }
        return known;
    }

    boolean inheritsMark(long mark) {
        if ((sketch.marks() & mark) != 0) {
            return true;
        }
        for (ClassSketch type : supertypes()) {
            if ((type.marks() & mark) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean mayBeNested() {
        return sketch.name().indexOf('$') >= 0;
    }

    private boolean matchesOwnName(TypeGlob glob) {
        String name = className();
        if (glob.matches(name)) {
            return true;
        }
        for (int dollar = name.lastIndexOf('$'); dollar > 0; dollar = name.lastIndexOf('$', dollar - 1)) {
            if (glob.matches(name.substring(0, dollar))) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesSupertype(TypeGlob glob) {
        for (String name : supertypeNames()) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }

    private List<String> supertypeNames() {
        List<String> known = supertypeNames;
        if (known == null) {
            known = new ArrayList<>();
            for (ClassSketch type : supertypes()) {
                known.add(dotted(type.name()));
            }
            supertypeNames = known;
        }
        return known;
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
