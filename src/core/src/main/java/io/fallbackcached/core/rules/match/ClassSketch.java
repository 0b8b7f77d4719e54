package io.fallbackcached.core.rules.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class as far as the pre-filter needs it: a few names, no bytes. Immutable. */
final class ClassSketch {

    private final String name;
    private final int majorVersion;
    private final List<String> parents;
    private final boolean hasSuperclass;
    private final long marks;
    private final List<MethodSketch> methods;

    ClassSketch(
            String name,
            int majorVersion,
            @Nullable String superclass,
            List<String> interfaces,
            long marks,
            List<MethodSketch> methods) {
        this.name = name;
        this.majorVersion = majorVersion;
        this.parents = superclass == null ? interfaces : joined(superclass, interfaces);
        this.hasSuperclass = superclass != null;
        this.marks = marks;
        this.methods = methods;
    }

    /** The sketch in a class file; null if the bytes are none. */
    static @Nullable ClassSketch of(byte[] classFile, AnnotationMarks marks) {
        return ClassSketchReader.read(classFile, marks);
    }

    /** A type that the loader can't show: it matches by its name alone. */
    static ClassSketch missing(String name) {
        return new ClassSketch(name, 0, null, List.of(), 0, List.of());
    }

    /** With slashes. */
    String name() {
        return name;
    }

    boolean isInPackageOf(ClassSketch other) {
        return packageName().equals(other.packageName());
    }

    int majorVersion() {
        return majorVersion;
    }

    /** The superclass, if there is one, then the interfaces; with slashes. */
    List<String> parents() {
        return parents;
    }

    boolean hasSuperclass() {
        return hasSuperclass;
    }

    boolean extendsClass(String superclass) {
        return hasSuperclass && parents.get(0).equals(superclass);
    }

    /** The {@link AnnotationMarks} that occur in the constant pool. */
    long marks() {
        return marks;
    }

    boolean mentionsOurAnnotations() {
        return (marks & AnnotationMarks.OURS) != 0;
    }

    /** Without constructors and class initializers. */
    List<MethodSketch> methods() {
        return methods;
    }

    /** Whether the methods' descriptors are such: looked into only once something went wrong. */
    boolean isWellFormed() {
        return methods.stream().allMatch(MethodSketch::isWellFormed);
    }

    /** As a supertype is remembered: what it declares is AspectJ's business. */
    ClassSketch withoutMethods() {
        String superclass = hasSuperclass ? parents.get(0) : null;
        List<String> interfaces = hasSuperclass ? parents.subList(1, parents.size()) : parents;
        return new ClassSketch(name, majorVersion, superclass, interfaces, marks, List.of());
    }

    private String packageName() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static List<String> joined(String superclass, List<String> interfaces) {
        if (interfaces.isEmpty()) {
            return List.of(superclass);
        }
        String[] all = new String[interfaces.size() + 1];
        all[0] = superclass;
        for (int i = 0; i < interfaces.size(); i++) {
            all[i + 1] = interfaces.get(i);
        }
        return List.of(all);
    }
}
