package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.Prospect;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the methods of the platform that rules spell out. By names alone: a world for the platform's loader would be
 * built for nothing but this. Thread-safe.
 */
final class PlatformRules {

    private final List<FilteredRule> rules;
    private final LoaderView view;

    PlatformRules(List<FilteredRule> rules, ConstantMarks marks, Map<String, ClassSketch> platformTypes) {
        this.rules = new ArrayList<>();
        for (FilteredRule rule : rules) {
            if (namesPlatform(rule)) {
                this.rules.add(rule);
            }
        }
        this.view = new LoaderView(marks, platformTypes);
    }

    private static boolean namesPlatform(FilteredRule rule) {
        for (TypeGlob type : rule.parts().types()) {
            if (type.isExact() && type.literal().startsWith("java.")) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    @Nullable
    Prospect look(String internalName, ClassScan scan, byte[] classFile) {
        return rules.isEmpty() ? null : () -> plan(internalName, scan, classFile);
    }

    private ClassPlan plan(String internalName, ClassScan scan, byte[] classFile) {
        String name = internalName.replace('/', '.').replace('$', '.');
        List<Refusal> refusals = new ArrayList<>();
        for (FilteredRule rule : rules) {
            boolean named = rule.parts().types().stream()
                    .anyMatch(type -> type.isExact() && type.literal().equals(name));
            ClassSketch sketch = named ? scan.sketch() : null;
            if (sketch != null) {
                refuse(rule, new Candidate(null, view, sketch, classFile), refusals);
            }
        }
        return refusals.isEmpty() ? ClassPlan.NONE : new ClassPlan(List.of(), refusals);
    }

    private static void refuse(FilteredRule rule, Candidate candidate, List<Refusal> refusals) {
        candidate.sketch().methods().stream()
                .filter(method -> !method.isCompilerGenerated() && rule.mayMatch(candidate, method))
                .map(method -> new Refusal(
                        RefusalCode.PLATFORM_CLASS,
                        MethodVerdict.text(candidate, method),
                        rule.rule().toString(),
                        ""))
                .forEach(refusals::add);
    }
}
