package io.fallbackcached.core.rules.match;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * What a class file tells about one method beyond its signature: our annotations, parameter names, whom a bridge calls.
 * Immutable.
 */
final class MethodFacts {

    /** For a method of a class file that can't be read. */
    static final MethodFacts NONE =
            new MethodFacts(new MethodSketch(0, "", "()V"), List.of(), Set.of(), Set.of(), List.of(), null);

    private final MethodSketch method;
    private final List<AnnotationUse> annotations;
    private final Set<Integer> keyParts;
    private final Set<Integer> keyIgnores;
    private final List<String> parameterNames;
    private final @Nullable String bridged;

    MethodFacts(
            MethodSketch method,
            List<AnnotationUse> annotations,
            Set<Integer> keyParts,
            Set<Integer> keyIgnores,
            List<String> parameterNames,
            @Nullable String bridged) {
        this.method = method;
        this.annotations = annotations;
        this.keyParts = keyParts;
        this.keyIgnores = keyIgnores;
        this.parameterNames = parameterNames;
        this.bridged = bridged;
    }

    /** As {@link #in}, without what only the code tells: names of parameters that are local variables, whom a bridge calls. */
    static Map<String, MethodFacts> declaredIn(byte[] classFile) {
        return MethodFactsReader.read(classFile, ClassReader.SKIP_CODE);
    }

    /** All methods by {@link MethodSketch#key}; empty if the class file can't be read. */
    static Map<String, MethodFacts> in(byte[] classFile) {
        return MethodFactsReader.read(classFile, ClassReader.SKIP_FRAMES);
    }

    static Map<String, MethodFacts> annotatedIn(byte[] classFile) {
        Map<String, MethodFacts> annotated =
                new LinkedHashMap<>(MethodFactsReader.read(classFile, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG));
        annotated.values().removeIf(method -> method.annotations.isEmpty());
        return Collections.unmodifiableMap(annotated);
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

    /** Ascending. */
    Set<Integer> keyParts() {
        return keyParts;
    }

    Set<Integer> keyIgnores() {
        return keyIgnores;
    }

    /** The method a bridge of this class calls, by {@link MethodSketch#key}; null if it calls a superclass's. */
    @Nullable
    String bridged() {
        return bridged;
    }

    /** The name of a parameter, from compiling with parameter names or with debug information; empty if unknown. */
    String parameterName(int index) {
        return index < parameterNames.size() ? parameterNames.get(index) : "";
    }
}
