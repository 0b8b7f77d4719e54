package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Prospect;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aspectj.weaver.patterns.Pointcut;
import org.jspecify.annotations.Nullable;

/**
 * Plans by the rules of a rules file and by our annotations; a rule that names a method replaces the method's
 * annotations. Cheap for classes that no rule can name: loader and name, then one pass over the bytes, then what the
 * names of supertypes tell; AspectJ only for what is left.
 */
public final class RuleClassPlanner implements ClassPlanner, ScanPlanner {

    private final RuleMatching matching;
    private final PlatformRules platformRules;
    private final AnnotationRules annotationRules;
    private final IgnoredClasses ignored;
    private final ConstantMarks marks;
    private final LoaderViews views;
    private final RuleSightings sightings;
    private final boolean hasNoRules;

    /**
     * @param base what annotations leave unsaid
     * @param packages the only packages to look at, with those below them; empty for all
     * @param rules in file order, their pointcuts checked
     * @param agentLoaders whether a loader is the agent's own
     * @throws IllegalArgumentException if a pointcut can't be parsed
     */
    public RuleClassPlanner(
            CacheSettings base, List<String> packages, List<MatchRule> rules, Predicate<ClassLoader> agentLoaders) {
        this.hasNoRules = rules.isEmpty();
        List<Pointcut> parsed = FilteredRule.parsed(rules);
        this.marks = FilteredRule.marks(parsed);
        List<FilteredRule> filtered = FilteredRule.of(rules, parsed, marks);
        Map<String, ClassSketch> platformTypes = new ConcurrentHashMap<>();
        this.sightings = new RuleSightings(filtered);
        this.matching = new RuleMatching(filtered, sightings);
        this.platformRules = new PlatformRules(filtered, marks, platformTypes);
        this.annotationRules = new AnnotationRules(base);
        this.ignored = new IgnoredClasses(agentLoaders, packages, literals(filtered));
        this.views = new LoaderViews(marks, platformTypes);
    }

    @Override
    public ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return Prospect.planOf(look(loader, internalName, classFile));
    }

    @Override
    public @Nullable Prospect look(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        ClassScan scan = ClassScan.of(classFile, marks);
        return scan == null ? null : look(loader, internalName, scan, classFile);
    }

    @Override
    public @Nullable Prospect look(
            @Nullable ClassLoader loader, String internalName, ClassScan scan, byte[] classFile) {
        if (loader == null || IgnoredClasses.isPlatform(loader)) {
            return platformRules.look(internalName, scan, classFile);
        }
        if (ignored.ignores(loader, internalName)) {
            return null;
        }
        LoaderView view = views.of(loader);
        boolean unannotated = !scan.mentionsOurAnnotations() && view.knowsNoneToInherit(scan);
        if (unannotated) {
            view.seenUnannotated(internalName);
        }
        return unannotated && hasNoRules ? null : prospect(loader, view, scan, classFile, unannotated);
    }

    private @Nullable Prospect prospect(
            ClassLoader loader, LoaderView view, ClassScan scan, byte[] classFile, boolean unannotated) {
        ClassSketch sketch = scan.sketch();
        if (sketch == null) {
            return null;
        }
        sightings.saw(sketch.name());
        view.seen(sketch);
        return unannotated && !matching.mayName(sketch.marks())
                ? null
                : new Seen(new Candidate(loader, view, sketch, classFile), unannotated);
    }

    @Override
    public boolean looksAtPlatform() {
        return !platformRules.isEmpty();
    }

    @Override
    public ConstantMarks marks() {
        return marks;
    }

    /** The rules that have named no method so far. Worth telling once the application has started. */
    public List<UnmatchedRule> unmatched() {
        return sightings.unmatched();
    }

    /** Frees what matching holds for loaders through which no class was matched for so long; it is rebuilt on demand. */
    public void dropIdle(Duration idle) {
        views.forEach(view -> view.dropIdleWorlds(idle));
    }

    private boolean mayBeAnnotated(Candidate candidate) {
        ClassSketch sketch = candidate.sketch();
        LoaderView view = candidate.view();
        if (sketch.mentionsOurAnnotations()) {
            view.seenAnnotated(sketch.name());
            return true;
        }
        if (view.mayInheritAnnotations(candidate.loader(), sketch)) {
            return true;
        }
        view.seenUnannotated(sketch.name());
        return false;
    }

    private ClassPlan plan(Candidate candidate, boolean mayBeAnnotated) {
        if (!mayBeAnnotated && hasNoRules) {
            return ClassPlan.NONE;
        }
        NamedMethods names = matching.of(candidate);
        Map<String, AnnotatedMethod> annotated = mayBeAnnotated ? AnnotatedMethod.of(candidate, ignored) : Map.of();
        for (Map.Entry<String, AnnotatedMethod> each : annotated.entrySet()) {
            if (!names.has(each.getKey())) {
                names.addAll(each.getKey(), byAnnotations(each.getValue()));
            }
        }
        if (names.isEmpty()) {
            return ClassPlan.NONE;
        }
        String family = GeneratedNames.family(candidate.sketch());
        return family == null ? verdicts(candidate, names, annotated) : generated(family, names);
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

    private static ClassPlan verdicts(Candidate candidate, NamedMethods names, Map<String, AnnotatedMethod> annotated) {
        List<MethodPlan> plans = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>(names.refusals());
        for (MethodSketch method : candidate.sketch().methods()) {
            List<NamedMethod> rules = names.of(method);
            if (rules.isEmpty() || method.isAbstract()) {
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

    private static ClassPlan generated(String family, NamedMethods names) {
        List<Refusal> refusals = names.all()
                .map(named -> new Refusal(
                        RefusalCode.GENERATED_PROXY, family, named.rule().toString(), ""))
                .distinct()
                .collect(Collectors.toUnmodifiableList());
        return new ClassPlan(List.of(), refusals);
    }

    private static List<String> literals(List<FilteredRule> rules) {
        List<String> literals = new ArrayList<>();
        for (FilteredRule rule : rules) {
            for (TypeGlob type : rule.parts().types()) {
                literals.add(type.literal().replace('.', '/'));
            }
        }
        return literals;
    }

    /** A class that was looked at. */
    private final class Seen implements Prospect {
        private final Candidate candidate;
        private final boolean unannotated;

        Seen(Candidate candidate, boolean unannotated) {
            this.candidate = candidate;
            this.unannotated = unannotated;
        }

        @Override
        public ClassPlan plan() {
            try {
                return RuleClassPlanner.this.plan(candidate, !unannotated && mayBeAnnotated(candidate));
            } catch (RuntimeException fault) {
                if (candidate.sketch().isWellFormed()) {
                    throw fault;
                }
                // the JVM will say so to the application, in its own words
                return ClassPlan.NONE;
            }
        }
    }
}
