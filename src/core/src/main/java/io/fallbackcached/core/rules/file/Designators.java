package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pointcut designators a rule may use, and why not the others. */
final class Designators {

    static final List<String> ALLOWED = List.of("execution", "within", "@annotation", "@within");

    private static final String OBJECTS = "asks for the objects of a call, which class files don't tell";
    private static final String ELSEWHERE = "names a place that is not a method's execution";
    private static final String STACK = "asks for the callers of a call, which class files don't tell";
    private static final List<String> ELSEWHERE_TOO = List.of(
            "get",
            "set",
            "handler",
            "lock",
            "unlock",
            "adviceexecution",
            "initialization",
            "preinitialization",
            "staticinitialization");
    private static final Map<String, Refused> REFUSED = refused();

    private Designators() {}

    static void check(String name, int offset) throws PointcutSyntaxException {
        if (ALLOWED.contains(name)) {
            return;
        }
        Refused refused = REFUSED.get(name);
        if (refused != null) {
            throw new PointcutSyntaxException(
                    offset, "designator '" + name + "' " + refused.reason, refused.suggestion);
        }
        throw new PointcutSyntaxException(offset, "unknown designator '" + name + "'", suggestionFor(name));
    }

    static Set<String> refusedNames() {
        return REFUSED.keySet();
    }

    private static String suggestionFor(String name) {
        String nearest = NearestName.suggestion(name, ALLOWED);
        return nearest.isEmpty() ? "use " + String.join(", ", ALLOWED) : nearest;
    }

    private static Map<String, Refused> refused() {
        Map<String, Refused> refused = new HashMap<>();
        String parameters = "write the parameter types in execution(..)";
        refused.put("args", new Refused(OBJECTS, parameters));
        refused.put("@args", new Refused(OBJECTS, "write the annotation before the parameter type in execution(..)"));
        String subtypes = "write the type with + in execution(* Type+.*(..))";
        refused.put("this", new Refused(OBJECTS, subtypes));
        refused.put("target", new Refused(OBJECTS, subtypes));
        refused.put("@this", new Refused(OBJECTS, "use @within(..)"));
        refused.put("@target", new Refused(OBJECTS, "use @within(..)"));
        refused.put(
                "bean",
                new Refused("asks for a container's name of an object, which class files don't tell", subtypes));
        refused.put("if", new Refused("runs code to decide", "use the key 'condition'"));
        refused.put("cflow", new Refused(STACK, ""));
        refused.put("cflowbelow", new Refused(STACK, ""));
        refused.put("call", new Refused(ELSEWHERE, "use execution(..)"));
        refused.put("withincode", new Refused(ELSEWHERE, "use execution(..)"));
        refused.put("@withincode", new Refused(ELSEWHERE, "use @annotation(..)"));
        for (String place : ELSEWHERE_TOO) {
            refused.put(place, new Refused(ELSEWHERE, ""));
        }
        return Map.copyOf(refused);
    }

    private static final class Refused {
        final String reason;
        final String suggestion;

        Refused(String reason, String suggestion) {
            this.reason = reason;
            this.suggestion = suggestion;
        }
    }
}
