package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one method what the rules that name it come to. That a method has no body or no value is said only if the
 * rule means it: a rule for all methods of a package sweeps up such methods by the dozen.
 */
final class MethodVerdict {

    private static final int NEWEST = ClassFileVersion.latest().getMajorVersion();

    private final Candidate candidate;
    private final MethodSketch method;
    private final KeySelection keys;
    private final List<PlannedRule> accepted = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    MethodVerdict(Candidate candidate, MethodSketch method, MethodFacts inherited) {
        this.candidate = candidate;
        this.method = method;
        this.keys = new KeySelection(candidate, method, inherited);
    }

    /** Null if nothing is woven. */
    @Nullable
    MethodPlan plan(List<NamedMethod> names) {
        for (NamedMethod named : names) {
            consider(named);
        }
        if (accepted.isEmpty()) {
            return null;
        }
        List<PlannedRule> caching = new ArrayList<>();
        for (PlannedRule planned : accepted) {
            if (planned.rule().action() == Action.CACHE) {
                caching.add(planned);
            }
        }
        if (!caching.isEmpty() && caching.size() < accepted.size()) {
            accepted.forEach(planned ->
                    refuse(RefusalCode.CONFLICTING_RULES, planned.rule().toString(), ""));
            return null;
        }
        // of several caching rules the first in the file decides
        List<PlannedRule> rules = caching.isEmpty() ? accepted : caching.subList(0, 1);
        return new MethodPlan(
                candidate.className(),
                method.name(),
                method.descriptor(),
                method.isStatic(),
                method.isSynchronized(),
                rules);
    }

    List<Refusal> refusals() {
        return refusals;
    }

    private void consider(NamedMethod named) {
        String rule = named.rule().toString();
        RefusalCode shape = shape();
        RefusalCode value = value(named.rule().action());
        if (shape != null) {
            refuse(shape, rule, "");
        } else if (!named.problem().isEmpty()) {
            refuse(RefusalCode.ANNOTATION_VALUE, rule, named.problem());
        } else if (method.isNative() || value != null) {
            if (named.meant()) {
                refuse(value == null || method.isNative() ? RefusalCode.NATIVE_METHOD : value, rule, "");
            }
        } else {
            considerTypes(named);
        }
    }

    private @Nullable RefusalCode shape() {
        int version = candidate.sketch().majorVersion();
        if (version < Opcodes.V1_7) {
            return RefusalCode.OLD_CLASS_FILE;
        }
        if (version > NEWEST) {
            return RefusalCode.UNKNOWN_CLASS_FILE;
        }
        if (method.isCompilerGenerated()) {
            return RefusalCode.COMPILER_GENERATED;
        }
        return isSuspendFunction() ? RefusalCode.SUSPEND_FUNCTION : null;
    }

    private @Nullable RefusalCode value(Action action) {
        if (!method.isVoid() || action == Action.EVICT) {
            return null;
        }
        return action == Action.PUT ? RefusalCode.PUT_WITHOUT_VALUE : RefusalCode.VOID_METHOD;
    }

    private void considerTypes(NamedMethod named) {
        String rule = named.rule().toString();
        Action action = named.rule().action();
        Type result = Type.getReturnType(method.descriptor());
        String oneShot = action == Action.EVICT ? null : TypeFamilies.oneShot(candidate, result);
        if (oneShot != null) {
            refuse(RefusalCode.ONE_SHOT_RESULT, rule, result.getClassName() + " is a " + oneShot);
            return;
        }
        List<Integer> key;
        try {
            key = keys.parameters(named.rule());
        } catch (IllegalArgumentException e) {
            refuse(RefusalCode.KEY_SELECTION, rule, String.valueOf(e.getMessage()));
            return;
        }
        Type[] parameters = Type.getArgumentTypes(method.descriptor());
        for (int index : key) {
            String identity = TypeFamilies.identity(candidate, parameters[index]);
            if (identity != null) {
                String detail = "parameter " + index + ", " + parameters[index].getClassName() + ", is a " + identity;
                refuse(RefusalCode.IDENTITY_PARAMETER, rule, detail);
                return;
            }
        }
        accepted.add(new PlannedRule(named.rule(), key));
    }

    private boolean isSuspendFunction() {
        Type[] parameters = Type.getArgumentTypes(method.descriptor());
        return parameters.length > 0
                && parameters[parameters.length - 1].getClassName().equals("kotlin.coroutines.Continuation");
    }

    private void refuse(RefusalCode code, String rule, String detail) {
        refusals.add(new Refusal(code, text(candidate, method), rule, detail));
    }

    /** As {@link MethodPlan#toString}. */
    static String text(Candidate candidate, MethodSketch method) {
        return candidate.className() + '.' + method.name() + method.descriptor();
    }
}
