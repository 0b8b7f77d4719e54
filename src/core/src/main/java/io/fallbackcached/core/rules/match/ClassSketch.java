package io.fallbackcached.core.rules.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class as far as the pre-filter needs it: a few names, and what occurs among its constants; without methods, no bytes.
 * Immutable but for what is read late.
 */
final class ClassSketch {

    private final String name;
    private final int majorVersion;
    private final List<String> parents;
    private final boolean hasSuperclass;
    private final long marks;
    private final @Nullable ClassScan unread;
    private @Nullable List<MethodSketch> methods;

    /** @param unread reads the methods once they are asked for; null if there are none */
    ClassSketch(
            String name,
            int majorVersion,
            List<String> parents,
            boolean hasSuperclass,
            long marks,
            @Nullable ClassScan unread) {
        this.name = name;
        this.majorVersion = majorVersion;
        this.parents = parents;
        this.hasSuperclass = hasSuperclass;
        this.marks = marks;
        this.unread = unread;
    }

    /** The sketch in a class file; null if the bytes are none. */
    static @Nullable ClassSketch of(byte[] classFile, ConstantMarks marks) {
        ClassScan scan = ClassScan.of(classFile, marks);
        return scan == null ? null : scan.sketch();
    }

    /** A type that the loader can't show: it matches by its name alone. */
    static ClassSketch missing(String name) {
        return new ClassSketch(name, 0, List.of(), false, 0, null);
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

    /** The {@link ConstantMarks} that occur in the constant pool. */
    long marks() {
        return marks;
    }

    boolean mentionsOurAnnotations() {
        return (marks & ConstantMarks.OURS) != 0;
    }

    /** Without constructors and class initializers. */
    List<MethodSketch> methods() {
        List<MethodSketch> known = methods;
        if (known == null) {
            known = unread == null ? List.of() : unread.methods();
            methods = known;
        }
        return known;
    }

    /** Whether the methods' descriptors are such: looked into only once something went wrong. */
    boolean isWellFormed() {
        return methods().stream().allMatch(MethodSketch::isWellFormed);
    }

    /** As a supertype is remembered: what it declares is AspectJ's business. */
    ClassSketch withoutMethods() {
        return new ClassSketch(name, majorVersion, parents, hasSuperclass, marks, null);
    }

    private String packageName() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
