package io.fallbackcached.core.rules.match;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.aspectj.apache.bcel.classfile.ClassFormatException;
import org.aspectj.apache.bcel.classfile.ClassParser;
import org.aspectj.apache.bcel.classfile.JavaClass;
import org.aspectj.bridge.AbortException;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.IMessageHandler;
import org.aspectj.weaver.ReferenceType;
import org.aspectj.weaver.ReferenceTypeDelegate;
import org.aspectj.weaver.ResolvedMember;
import org.aspectj.weaver.ResolvedType;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.bcel.BcelWorld;
import org.aspectj.weaver.patterns.FormalBinding;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SimpleScope;
import org.aspectj.weaver.reflect.StandardShadow;
import org.aspectj.weaver.tools.DefaultMatchingContext;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's view of one loader's types, read as class files. Not AspectJ's own load-time world: that one asks
 * reflection, which loads classes. Not thread-safe (AspectJ's worlds are not): {@link WorldPool} lends it to one thread
 * at a time. Holds the loader only while lent.
 */
final class AgentWorld extends BcelWorld {

    private final Map<FilteredRule, Pointcut> pointcuts = new HashMap<>();
    private final Map<String, ResolvedMember> members = new HashMap<>();
    private @Nullable Candidate candidate;
    private int highestShadow;
    private int opened;
    private boolean sound = true;

    AgentWorld() {
        super(Collections.emptyList(), Silence.INSTANCE, null);
        setBehaveInJava5Way(true);
        setAllLintIgnored();
        ensureAdvancedConfigurationProcessed();
    }

    /** How many classes were matched here: each leaves its types behind. */
    int opened() {
        return opened;
    }

    /** False once AspectJ failed in a way that may have left a type half resolved. */
    boolean isSound() {
        return sound;
    }

    /** Begins with a class, whose bytes are those at hand and not what its loader may show. */
    void open(Candidate next) {
        candidate = next;
        opened++;
        members.clear();
        ResolvedType type = resolve(UnresolvedType.forName(next.className()), true);
        if (!declaresAll(type, next) && type instanceof ReferenceType) {
            // resolved earlier, from a resource, for another class; agents before us added methods since
            ((ReferenceType) type).setDelegate(parsed((ReferenceType) type, next.className(), next.bytes()));
            declaresAll(type, next);
        }
    }

    void close() {
        candidate = null;
        members.clear();
    }

    /**
     * Missing optional types make AspectJ fail in the middle of a match, with an assertion if the application runs with
     * those on; such a method is not named.
     */
    boolean matches(FilteredRule rule, MethodSketch method) {
        ResolvedMember member = members.get(method.key());
        if (member == null) {
            return false;
        }
        try {
            return pointcut(rule).match(shadow(member)).alwaysTrue();
        } catch (RuntimeException | AssertionError missingTypes) {
            return false;
        } catch (StackOverflowError endlessGenerics) {
            sound = false;
            return false;
        }
    }

    private Pointcut pointcut(FilteredRule rule) {
        Pointcut known = pointcuts.get(rule);
        if (known == null) {
            SimpleScope scope = new SimpleScope(this, FormalBinding.NONE);
            scope.setImportedPrefixes(TypeGlob.IMPORTED.toArray(String[]::new));
            ResolvedType object = resolve(UnresolvedType.OBJECT);
            known = rule.freshPointcut().resolve(scope).concretize(object, object, 0);
            pointcuts.put(rule, known);
        }
        return known;
    }

    /**
     * Pointcuts remember the last shadow's number, and AspectJ counts shadows without a lock over all worlds: two threads
     * may be given a number twice.
     */
    private Shadow shadow(ResolvedMember member) {
        Shadow shadow = newShadow(member);
        while (shadow.shadowId <= highestShadow) {
            shadow = newShadow(member);
        }
        highestShadow = shadow.shadowId;
        return shadow;
    }

    private Shadow newShadow(ResolvedMember member) {
        return StandardShadow.makeExecutionShadow(this, member, new DefaultMatchingContext());
    }

    private boolean declaresAll(ResolvedType type, Candidate of) {
        members.clear();
        ResolvedType declaring = type.isRawType() && type.getGenericType() != null ? type.getGenericType() : type;
        for (ResolvedMember member : declaring.getDeclaredMethods()) {
            members.put(member.getName() + member.getSignature(), member);
        }
        return of.sketch().methods().stream().allMatch(method -> members.containsKey(method.key()));
    }

    @Override
    protected @Nullable ReferenceTypeDelegate resolveDelegate(ReferenceType type) {
        Candidate current = candidate;
        if (current == null) {
            return null;
        }
        String name = type.getName();
        byte[] bytes = name.equals(current.className())
                ? current.bytes()
                : ClassBytes.of(current.loader(), name.replace('.', '/'));
        return bytes == null ? null : parsed(type, name, bytes);
    }

    private @Nullable ReferenceTypeDelegate parsed(ReferenceType type, String name, byte[] bytes) {
        try {
            JavaClass parsed = new ClassParser(new ByteArrayInputStream(bytes), name + ".class").parse();
            return buildBcelDelegate(type, parsed, false, false);
        } catch (IOException | ClassFormatException | AssertionError unreadable) {
            return null;
        }
    }

    @Override
    public @Nullable JavaClass findClass(String className) {
        return null;
    }

    @Override
    public JavaClass loadClass(String className) throws ClassNotFoundException {
        throw new ClassNotFoundException(className);
    }

    /** A loader lacks types that others have: nothing to say about that. */
    private static final class Silence implements IMessageHandler {
        static final Silence INSTANCE = new Silence();

        @Override
        public boolean handleMessage(IMessage message) throws AbortException {
            return true;
        }

        @Override
        public boolean isIgnoring(IMessage.Kind kind) {
            return true;
        }

        @Override
        public void dontIgnore(IMessage.Kind kind) {}

        @Override
        public void ignore(IMessage.Kind kind) {}
    }
}
