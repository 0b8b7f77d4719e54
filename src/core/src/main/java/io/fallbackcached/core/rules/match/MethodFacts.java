package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** What a class file tells about one method beyond its signature: our annotations, parameter names, whom a bridge calls. */
final class MethodFacts {

    /** For a method of a class file that can't be read. */
    static final MethodFacts NONE = new MethodFacts(new MethodSketch(0, "", "()V"));

    final List<AnnotationUse> annotations = new ArrayList<>();
    final Set<Integer> keyParts = new TreeSet<>();
    final Set<Integer> keyIgnores = new TreeSet<>();
    final List<String> parameters = new ArrayList<>();
    final Map<Integer, String> variables = new HashMap<>();
    final Set<String> callsToSelf = new TreeSet<>();

    private final MethodSketch method;

    MethodFacts(MethodSketch method) {
        this.method = method;
    }

    /** All methods by {@link MethodSketch#key}; empty if the class file is newer than the reader. */
    static Map<String, MethodFacts> in(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_FRAMES);
    }

    static Map<String, MethodFacts> annotatedIn(byte[] classFile) {
        Map<String, MethodFacts> annotated =
                new LinkedHashMap<>(read(classFile, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG));
        annotated.values().removeIf(method -> method.annotations.isEmpty());
        return Collections.unmodifiableMap(annotated);
    }

    private static Map<String, MethodFacts> read(byte[] classFile, int options) {
        MethodFactsReader reader = new MethodFactsReader();
        try {
            OpenedClassReader.of(classFile).accept(reader, options);
        } catch (RuntimeException unreadable) {
            return Map.of();
        }
        return Collections.unmodifiableMap(reader.methods);
    }

    MethodSketch method() {
        return method;
    }

    List<AnnotationUse> annotations() {
        return annotations;
    }

    boolean marksParameters() {
        return !keyParts.isEmpty() || !keyIgnores.isEmpty();
    }

    Set<Integer> keyParts() {
        return keyParts;
    }

    Set<Integer> keyIgnores() {
        return keyIgnores;
    }

    /** The method a bridge of this class calls, by {@link MethodSketch#key}; null if it calls a superclass's. */
    @Nullable
    String bridged() {
        return method.isBridge() && callsToSelf.size() == 1
                ? callsToSelf.iterator().next()
                : null;
    }

    /** The name of a parameter, from compiling with parameter names or with debug information; null if unknown. */
    @Nullable
    String parameterName(int index) {
        Type[] types = Type.getArgumentTypes(method.descriptor());
        if (parameters.size() == types.length) {
            return parameters.get(index);
        }
        int slot = method.isStatic() ? 0 : 1;
        for (int i = 0; i < index; i++) {
            slot += types[i].getSize();
        }
        return variables.get(slot);
    }
}
