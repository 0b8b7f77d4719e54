package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans by the rules of a rules file and by our annotations; a rule that names a method replaces the method's
 * annotations. Cheap for classes that no rule can name: loader and name, then one pass over the bytes, then what the
 * names of supertypes tell; AspectJ only for what is left.
 */
public final class RuleClassPlanner implements ClassPlanner {

    private final List<FilteredRule> rules;
    private final AnnotationRules annotationRules;
    private final IgnoredClasses ignored;
    private final AnnotationMarks marks;
    private final LoaderViews views;
    private final LoaderView platform;
    private final List<FilteredRule> platformRules;
    private final RuleSightings sightings;

    /**
     * @param base what annotations leave unsaid
     * @param packages the only packages to look at, with those below them; empty for all
     * @param rules in file order, their pointcuts checked
     * @param agentLoaders whether a loader is the agent's own
     * @throws IllegalArgumentException if a pointcut can't be parsed
     */
    public RuleClassPlanner(
            CacheSettings base, List<String> packages, List<MatchRule> rules, Predicate<ClassLoader> agentLoaders) {
        this.marks = FilteredRule.marks(rules);
        this.rules = FilteredRule.of(rules, marks);
        this.annotationRules = new AnnotationRules(base);
        this.ignored = new IgnoredClasses(agentLoaders, packages, literals(this.rules));
        this.sightings = new RuleSightings(this.rules);
        this.platformRules = this.rules.stream()
                .filter(rule -> rule.parts().types().stream()
                        .anyMatch(type -> type.isExact() && ClassBytes.isJava(slashed(type.literal()))))
                .collect(Collectors.toUnmodifiableList());
        Map<String, ClassSketch> platformTypes = new ConcurrentHashMap<>();
        this.platform = new LoaderView(marks, platformTypes);
        this.views = new LoaderViews(() -> new LoaderView(marks, platformTypes));
    }

    @Override
    public ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if (loader == null || IgnoredClasses.isPlatform(loader)) {
            return platformRules.isEmpty() ? ClassPlan.NONE : platformPlan(internalName, classFile);
        }
        if (ignored.ignores(loader, internalName)) {
            return ClassPlan.NONE;
        }
        ClassSketch sketch = ClassSketch.of(classFile, marks);
        if (sketch == null) {
            return ClassPlan.NONE;
        }
        sightings.saw(sketch.name());
        LoaderView view = views.of(loader);
        view.seen(sketch);
        return plan(new Candidate(loader, view, sketch, classFile));
    }

    /** The rules that have named no method so far. Worth telling once the application has started. */
    public List<UnmatchedRule> unmatched() {
        return sightings.unmatched();
    }

    /** Frees what matching holds for loaders through which no class was matched for so long; it is rebuilt on demand. */
    public void dropIdle(Duration idle) {
        views.forEach(view -> view.worlds().dropIfIdle(idle.toNanos()));
    }

    private ClassPlan plan(Candidate candidate) {
        Map<String, List<NamedMethod>> names = namedByRules(candidate);
        Map<String, AnnotatedMethod> annotated = AnnotatedMethod.of(candidate, ignored);
        annotated.forEach((key, method) -> names.computeIfAbsent(key, none -> byAnnotations(method)));
        if (names.isEmpty()) {
            return ClassPlan.NONE;
        }
        String family = GeneratedNames.family(candidate.sketch());
        return family == null ? verdicts(candidate, names, annotated) : generated(family, names);
    }

    private Map<String, List<NamedMethod>> namedByRules(Candidate candidate) {
        Map<FilteredRule, List<MethodSketch>> possible = possible(candidate);
        Map<String, List<NamedMethod>> names = new LinkedHashMap<>();
        if (!possible.isEmpty()) {
            candidate.view().worlds().with(candidate, world -> {
                possible.forEach((rule, methods) -> match(candidate, world, rule, methods, names));
                return true;
            });
        }
        return names;
    }

    private Map<FilteredRule, List<MethodSketch>> possible(Candidate candidate) {
        Map<FilteredRule, List<MethodSketch>> possible = new LinkedHashMap<>();
        for (FilteredRule rule : rules) {
            for (MethodSketch method : candidate.sketch().methods()) {
                if (rule.mayMatch(candidate, method)) {
                    possible.computeIfAbsent(rule, none -> new ArrayList<>()).add(method);
                }
            }
        }
        return possible;
    }

    private void match(
            Candidate candidate,
            AgentWorld world,
            FilteredRule rule,
            List<MethodSketch> methods,
            Map<String, List<NamedMethod>> names) {
        List<MethodSketch> generated = new ArrayList<>();
        boolean named = false;
        for (MethodSketch method : methods) {
            if (!world.matches(rule, method)) {
                continue;
            }
            if (method.isCompilerGenerated()) {
                generated.add(method);
            } else if (method.isAbstract()) {
                sightings.matchedWithoutBody(rule, MethodVerdict.text(candidate, method));
            } else {
                named = true;
                name(rule, method, names);
            }
        }
        if (!named) {
            generated.stream().filter(rule.parts()::means).forEach(method -> name(rule, method, names));
        }
    }

    private void name(FilteredRule rule, MethodSketch method, Map<String, List<NamedMethod>> names) {
        sightings.matched(rule);
        names.computeIfAbsent(method.key(), none -> new ArrayList<>())
                .add(NamedMethod.by(rule.rule(), rule.parts().means(method)));
    }

    private List<NamedMethod> byAnnotations(AnnotatedMethod method) {
        List<NamedMethod> names = new ArrayList<>();
        for (AnnotationUse use : method.facts().annotations()) {
            try {
                names.add(NamedMethod.by(annotationRules.rule(use, method.origin()), true));
            } catch (IllegalArgumentException e) {
                Rule rule = AnnotationRules.unreadable(use, method.origin());
                names.add(NamedMethod.byUnreadable(rule, String.valueOf(e.getMessage())));
            }
        }
        return names;
    }

    private static ClassPlan verdicts(
            Candidate candidate, Map<String, List<NamedMethod>> names, Map<String, AnnotatedMethod> annotated) {
        List<MethodPlan> plans = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (MethodSketch method : candidate.sketch().methods()) {
            List<NamedMethod> rules = names.get(method.key());
            if (rules == null || method.isAbstract()) {
                continue;
            }
            AnnotatedMethod annotation = annotated.get(method.key());
            MethodVerdict verdict =
                    new MethodVerdict(candidate, method, annotation == null ? MethodFacts.NONE : annotation.facts());
            MethodPlan plan = verdict.plan(rules);
            if (plan != null) {
                plans.add(plan);
            }
            refusals.addAll(verdict.refusals());
        }
        return new ClassPlan(plans, refusals);
    }

    private static ClassPlan generated(String family, Map<String, List<NamedMethod>> names) {
        List<Refusal> refusals = names.values().stream()
                .flatMap(List::stream)
                .map(named -> new Refusal(
                        RefusalCode.GENERATED_PROXY, family, named.rule().toString(), ""))
                .distinct()
                .collect(Collectors.toUnmodifiableList());
        return new ClassPlan(List.of(), refusals);
    }

    /** By names alone: a world for the platform's loader would be built for nothing but this. */
    private ClassPlan platformPlan(String internalName, byte[] classFile) {
        String dotted = internalName.replace('/', '.').replace('$', '.');
        List<Refusal> refusals = new ArrayList<>();
        for (FilteredRule rule : platformRules) {
            boolean named = rule.parts().types().stream()
                    .anyMatch(type -> type.isExact() && type.literal().equals(dotted));
            ClassSketch sketch = named ? ClassSketch.of(classFile, marks) : null;
            if (sketch != null) {
                Candidate candidate = new Candidate(null, platform, sketch, classFile);
                sketch.methods().stream()
                        .filter(method -> !method.isCompilerGenerated() && rule.mayMatch(candidate, method))
                        .map(method -> new Refusal(
                                RefusalCode.PLATFORM_CLASS,
                                MethodVerdict.text(candidate, method),
                                rule.rule().toString(),
                                ""))
                        .forEach(refusals::add);
            }
        }
        return refusals.isEmpty() ? ClassPlan.NONE : new ClassPlan(List.of(), refusals);
    }

    private static List<String> literals(List<FilteredRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.parts().types().stream())
                .map(type -> slashed(type.literal()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static String slashed(String name) {
        return name.replace('.', '/');
    }
}
