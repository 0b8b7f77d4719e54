package io.fallbackcached.core.rules.match;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of a class with the annotations that hold for it: its own or, if it has none, the nearest supertype's. */
final class AnnotatedMethod {

    private final String owner;
    private final MethodFacts facts;

    private AnnotatedMethod(String owner, MethodFacts facts) {
        this.owner = owner;
        this.facts = facts;
    }

    /** All of a class, by {@link MethodSketch#key}. Bridges have none: compilers copy annotations to them. */
    static Map<String, AnnotatedMethod> of(Candidate candidate, IgnoredClasses ignored) {
        Map<String, AnnotatedMethod> found = new LinkedHashMap<>();
        if (candidate.sketch().mentionsOurAnnotations()) {
            for (Map.Entry<String, MethodFacts> each : candidate.declaredFacts().entrySet()) {
                MethodFacts facts = each.getValue();
                if (!facts.annotations().isEmpty() && !facts.method().isCompilerGenerated()) {
                    found.put(each.getKey(), new AnnotatedMethod(candidate.className(), facts));
                }
            }
        }
        for (ClassSketch supertype : candidate.annotatedSupertypes()) {
            if (supertype.mentionsOurAnnotations() && !ignored.isLibrary(supertype.name())) {
                inherit(candidate, supertype, found);
            }
        }
        return found;
    }

    private static void inherit(Candidate candidate, ClassSketch supertype, Map<String, AnnotatedMethod> found) {
        String owner = supertype.name().replace('/', '.');
        boolean samePackage = supertype.isInPackageOf(candidate.sketch());
        Map<String, MethodSketch> overrides = new HashMap<>();
        candidate.sketch().methods().forEach(method -> overrides.put(method.key(), method));
        candidate.view().annotatedMethods(candidate.loader(), supertype.name()).forEach((key, facts) -> {
            MethodSketch override = overrides.get(key);
            if (override == null || !override.canOverride() || !facts.method().isOverridable(samePackage)) {
                return;
            }
            String target = override.isBridge() ? bridged(candidate, key) : key;
            if (target != null && overrides.containsKey(target)) {
                found.putIfAbsent(target, new AnnotatedMethod(owner, facts));
            }
        });
    }

    private static @Nullable String bridged(Candidate candidate, String key) {
        return candidate.facts().getOrDefault(key, MethodFacts.NONE).bridged();
    }

    /** Where the annotations stand, which may be a supertype's method. */
    MethodFacts facts() {
        return facts;
    }

    /** The annotated method, for people. */
    String origin() {
        return owner + '.' + facts.method().name();
    }
}
