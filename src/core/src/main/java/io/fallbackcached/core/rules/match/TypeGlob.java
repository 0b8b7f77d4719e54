package io.fallbackcached.core.rules.match;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.aspectj.weaver.patterns.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * A type name pattern such as {@code com.acme..*Dao}, never narrower than AspectJ's own: whether a dollar sign
 * separates nested types is not known from a name, so both readings count. Immutable.
 */
final class TypeGlob {

    /** The packages AspectJ searches for names without one. */
    static final List<String> IMPORTED = List.of("java.lang.", "java.util.");

    private final String literal;
    private final boolean exact;
    private final String regex;

    /** Compiled once a name begins as it must: of most globs in a file none does, or nobody asks. */
    private volatile @Nullable Pattern pattern;

    TypeGlob(NamePattern[] names) {
        StringBuilder regex = new StringBuilder();
        StringBuilder prefix = new StringBuilder();
        boolean literalSoFar = true;
        boolean needsDot = false;
        boolean open = names.length > 1 && names[names.length - 1].equals(NamePattern.ELLIPSIS);
        for (NamePattern name : open ? Arrays.copyOf(names, names.length - 1) : names) {
            if (name.equals(NamePattern.ELLIPSIS)) {
                regex.append(needsDot ? "\\.(?:[^.]+\\.)*" : "(?:[^.]+\\.)*");
                prefix.append(literalSoFar && needsDot ? "." : "");
                literalSoFar = false;
                needsDot = false;
                continue;
            }
            regex.append(needsDot ? "\\." : "");
            prefix.append(literalSoFar && needsDot ? "." : "");
            String text = name.toString();
            appendSegment(regex, text);
            if (literalSoFar) {
                int star = text.indexOf('*');
                prefix.append(star < 0 ? text : text.substring(0, star));
                literalSoFar = star < 0;
            }
            needsDot = true;
        }
        if (open) {
            // com.acme..*(..) is about com.acme, should that be a type, and all types below: the last * is a method's
            // name
            regex.append("(?:\\..*)?");
        }
        this.literal = prefix.toString().replace('$', '.');
        this.exact = literalSoFar && !open;
        this.regex = regex.toString();
    }

    /** What every matching name begins with, dots for dollar signs; {@code java.lang} and its like aside. */
    String literal() {
        return literal;
    }

    /** Whether the pattern has no wildcard, so that {@link #literal} is the one type it names. */
    boolean isExact() {
        return exact;
    }

    /** @param name with dots between packages */
    boolean matches(String name) {
        if (matchesAsItStands(name)) {
            return true;
        }
        for (String imported : IMPORTED) {
            if (name.startsWith(imported) && matchesAsItStands(name.substring(imported.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Nearly all names begin otherwise; what is rarely done stands elsewhere, so that the compiler leaves it alone. */
    private boolean matchesAsItStands(String name) {
        return name.indexOf('$') < 0
                ? name.startsWith(literal) && fits(name)
                : matchesNested(name, name.replace('$', '.'));
    }

    private boolean matchesNested(String name, String dotted) {
        return dotted.startsWith(literal) && (fits(dotted) || fits(name));
    }

    private boolean fits(String name) {
        return pattern().matcher(name).matches();
    }

    private Pattern pattern() {
        Pattern known = pattern;
        if (known == null) {
            known = Pattern.compile(regex);
            pattern = known;
        }
        return known;
    }

    private static void appendSegment(StringBuilder regex, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*':
                    regex.append("[^.]*");
                    break;
                case '$':
                    regex.append("[.$]");
                    break;
                default:
                    regex.append(
                            Character.isJavaIdentifierPart(c) ? String.valueOf(c) : Pattern.quote(String.valueOf(c)));
            }
        }
    }
}
