package io.fallbackcached.bench.startup;

import java.util.ArrayList;
import java.util.List;

/**
 * The same pointcuts for both: as our rules file, and as AspectJ's {@code aop.xml}. One rule for each area of the
 * application or five, which name methods of the same 180 classes.
 */
final class PointcutRules {

    private static final List<String> SHAPES = List.of(
            "execution(* %s..*Dao.findById(..))",
            "execution(* %s..*Dao.findByName(String, int))",
            "execution(public java.util.List %s..*Dao.findAll())",
            "execution(* %s..*Dao.count*(..)) && within(%s..*)",
            "execution(!void %s..*Dao.nameOf(long))");

    private PointcutRules() {}

    /** @param each how many rules there are for each of the ten areas */
    static List<String> pointcuts(int each) {
        List<String> pointcuts = new ArrayList<>();
        for (int area = 0; area < ApplicationSources.AREAS.size(); area++) {
            String name = ApplicationSources.ROOT + "." + ApplicationSources.AREAS.get(area);
            for (int n = 0; n < each; n++) {
                pointcuts.add(SHAPES.get((area + n) % SHAPES.size()).replace("%s", name));
            }
        }
        return pointcuts;
    }

    static String rulesFile(List<String> pointcuts, boolean scoped) {
        StringBuilder text = new StringBuilder();
        if (scoped) {
            text.append("packages: [").append(ApplicationSources.ROOT).append("]\n");
        }
        text.append("rules:\n");
        for (int i = 0; i < pointcuts.size(); i++) {
            text.append("  - name: rule ").append(i).append('\n');
            text.append("    pointcut: ").append('"').append(pointcuts.get(i)).append("\"\n");
        }
        return text.toString();
    }

    static String aopXml(List<String> pointcuts, boolean scoped) {
        StringBuilder text = new StringBuilder("<aspectj>\n  <aspects>\n");
        for (int i = 0; i < pointcuts.size(); i++) {
            text.append("    <concrete-aspect name=\"com.acme.aspects.Remembering" + i + "\" extends=\"")
                    .append(RememberingAspect.class.getName())
                    .append("\">\n      <pointcut name=\"remembered\" expression=\"")
                    .append(pointcuts.get(i).replace("&&", "AND"))
                    .append("\"/>\n    </concrete-aspect>\n");
        }
        text.append("  </aspects>\n  <weaver>\n");
        if (scoped) {
            text.append("    <include within=\"")
                    .append(ApplicationSources.ROOT)
                    .append("..*\"/>\n");
        }
        return text.append("  </weaver>\n</aspectj>\n").toString();
    }
}
